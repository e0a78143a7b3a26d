import { z } from "zod";
import type { DecidedBy } from "./attendance-record";
import type { Bilingual } from "./check-in";
import { localDateSchema } from "./local-date";

const reason = z.string().trim().min(3).max(500);

/** Nobody changes a record of these days (both included) any more, in a unit with all below it or (null) everywhere. */
export const lockPeriodSchema = z
  .strictObject({ unitId: z.uuid().nullable(), from: localDateSchema, to: localDateSchema, reason })
  .refine(({ from, to }) => from <= to, { path: ["to"] });

export type LockPeriod = z.infer<typeof lockPeriodSchema>;

export const reopenPeriodSchema = z.strictObject({ lockId: z.uuid(), reason });

export type PeriodLockView = {
  id: string;
  unit: { id: string; name: Bilingual } | null;
  from: string;
  to: string;
  locked: DecidedBy;
  reopened: DecidedBy | null;
};
