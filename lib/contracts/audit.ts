import { z } from "zod";

/** What part of the audit log to read: newest first, before a row, of one kind of action (its prefix), about one object. */
export const readAuditSchema = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  action: z
    .string()
    .regex(/^[a-z_.]*$/)
    .max(60)
    .optional(),
  objectId: z.uuid().optional(),
});

export type AuditLine = {
  seq: number;
  at: string;
  actor: { kind: "account" | "device" | "system"; name: string | null };
  action: string;
  objectKind: string;
  objectId: string | null;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** A page of the log; `nextBefore` leads to the rows before it, null at the beginning. */
export type AuditPage = { lines: AuditLine[]; nextBefore: number | null };

/**
 * What the check of a chain found. `head` is the hash of the last row: kept elsewhere, it proves later that nothing was cut off the end.
 */
export type AuditVerdict =
  | { kind: "intact"; rows: number; head: string }
  | { kind: "broken"; seq: number; fault: "changed" | "missing" };
