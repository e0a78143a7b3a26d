import { AUDIT_GROUPS, type AuditGroup } from "@/lib/contracts/audit";
import { auditWords } from "@/lib/i18n/messages/audit-words";

const PREFIX = "action.";

/** Every action that has words, in one group or all, by name. */
export function knownActions(group: AuditGroup | undefined): string[] {
  const all = Object.keys(auditWords.en)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
  const prefixes: readonly string[] | null = group ? AUDIT_GROUPS[group] : null;
  return all.filter((action) => prefixes === null || prefixes.some((prefix) => action.startsWith(prefix)));
}
