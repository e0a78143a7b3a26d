import { isPlainKey, type Text } from "@/lib/i18n/text";

/** What an action, reason or field of the log is called; null for one that these texts do not know. */
export function findWords(
  text: Text,
  kind: "action" | "reason" | "field" | "value",
  name: string,
): string | null {
  const key = `auditWords.${kind}.${name}`;
  return isPlainKey(key) ? text(key) : null;
}
