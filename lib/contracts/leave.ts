import { z } from "zod";
import type { Bilingual } from "./check-in";
import type { PaperView } from "./corrections";
import { localDateSchema, localTimeSchema } from "./local-date";

const name = z.string().trim().min(2).max(120);

export const saveLeaveTypeSchema = z.strictObject({
  id: z.uuid().optional(),
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,12}$/),
  nameAr: name,
  nameEn: name,
  excusal: z.enum(["excused", "on_leave"]),
  fileRequired: z.boolean(),
});

export type SaveLeaveType = z.infer<typeof saveLeaveTypeSchema>;

/**
 * Whole days (`to` included), or part of one day by wall time at the person's place. Without `personId` it is for oneself; staff may ask
 * for people in their reach.
 */
export const requestLeaveSchema = z.strictObject({
  personId: z.uuid().optional(),
  typeId: z.uuid(),
  span: z.discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("days"), from: localDateSchema, to: localDateSchema })
      .refine(({ from, to }) => from <= to, { path: ["to"] })
      .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < 366, { path: ["to"] }),
    z
      .strictObject({
        kind: z.literal("part"),
        date: localDateSchema,
        start: localTimeSchema,
        end: localTimeSchema,
      })
      .refine(({ start, end }) => start < end, { path: ["end"] }),
  ]),
  reason: z.string().trim().min(3).max(1_000),
  fileId: z.uuid().optional(),
});

export type RequestLeave = z.infer<typeof requestLeaveSchema>;

export const decideLeaveSchema = z.strictObject({
  leaveId: z.uuid(),
  decision: z.enum(["approve", "refuse"]),
  reason: z.string().trim().max(1_000).default(""),
});

export const leaveTypeIdSchema = z.strictObject({ typeId: z.uuid() });

export const leaveIdSchema = z.strictObject({ leaveId: z.uuid() });

export const listLeavesSchema = z.strictObject({ state: z.enum(["pending", "decided"]).default("pending") });

export type LeaveTypeView = {
  id: string;
  code: string;
  name: Bilingual;
  excusal: "excused" | "on_leave";
  fileRequired: boolean;
};

/** Instants are ISO 8601 UTC; `endsAt` is exclusive. `affected` is how many obligations it touches so far. */
export type LeaveView = {
  id: string;
  person: { id: string; name: Bilingual; number: string };
  type: LeaveTypeView;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  reason: string;
  file: PaperView | null;
  requestedBy: Bilingual;
  requestedAt: string;
  state: "pending" | "approved" | "refused" | "withdrawn";
  decided: { by: Bilingual; at: string; reason: string } | null;
  affected: number;
};
