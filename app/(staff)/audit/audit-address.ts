import type { z } from "zod";
import type { readAuditSchema } from "@/lib/contracts/audit";

/** Which part of the log a page shows: rows before one, of one kind of action. */
export type AuditPlace = Pick<z.output<typeof readAuditSchema>, "before" | "group">;

/** The address of a part of the log. */
export function auditAddress({ group, before }: AuditPlace): string {
  const search = new URLSearchParams({
    ...(group && { group }),
    ...(before !== undefined && { before: String(before) }),
  });
  return search.size > 0 ? `/audit?${search}` : "/audit";
}
