import { z } from "zod";
import type { Bilingual } from "./check-in";
import { localDateSchema, localTimeSchema } from "./local-date";
import { timeZoneSchema } from "./organizations";

const name = z.string().trim().min(2).max(120);

/** A stretch of work; an `end` not after `start` is the next day's. `breakMinutes` are not worked and lie somewhere inside. */
export const shiftSegmentSchema = z
  .strictObject({
    start: localTimeSchema,
    end: localTimeSchema,
    breakMinutes: z.number().int().min(0).max(720),
  })
  .refine(({ start, end }) => start !== end, { path: ["end"] });

/** What is worked on each ISO weekday ("1" = Monday); several segments are a split shift, none is a free day. */
export const shiftSegmentsSchema = z
  .partialRecord(z.enum(["1", "2", "3", "4", "5", "6", "7"]), z.array(shiftSegmentSchema).min(1).max(4))
  .refine((days) => Object.keys(days).length > 0);

export const saveShiftTemplateSchema = z.strictObject({
  id: z.uuid().optional(),
  unitId: z.uuid().nullable(),
  nameAr: name,
  nameEn: name,
  segments: shiftSegmentsSchema,
  timeZone: timeZoneSchema.nullable(),
});

export type SaveShiftTemplate = z.infer<typeof saveShiftTemplateSchema>;

/** Several people at once; refused as a whole when one of them would have two shifts at a time. `validTo` is exclusive, null = open. */
export const assignShiftSchema = z
  .strictObject({
    templateId: z.uuid(),
    personIds: z.array(z.uuid()).min(1).max(500),
    validFrom: localDateSchema,
    validTo: localDateSchema.nullable(),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, { path: ["validTo"] });

export type AssignShift = z.infer<typeof assignShiftSchema>;

/** Nobody works this assignment from a date on. */
export const endAssignmentSchema = z.strictObject({ assignmentId: z.uuid(), from: localDateSchema });

/** Two assignments of one person that touch: which, and the first date and wall times where they meet. */
export type ShiftClash = {
  personId: string;
  name: Bilingual;
  template: Bilingual;
  otherTemplate: Bilingual;
  date: string;
  start: string;
  end: string;
};

export type AssignShiftOutcome =
  | { kind: "assigned"; assignmentIds: string[] }
  | { kind: "refused"; clashes: ShiftClash[] };

export type ShiftTemplateView = {
  id: string;
  name: Bilingual;
  unitId: string | null;
  timeZone: string | null;
  segments: z.infer<typeof shiftSegmentsSchema>;
  assignedCount: number;
};

export type ShiftAssignmentView = {
  id: string;
  templateId: string;
  personId: string;
  name: Bilingual;
  number: string;
  validFrom: string;
  validTo: string | null;
};

export type ShiftsView = {
  today: string;
  templates: ShiftTemplateView[];
  assignments: ShiftAssignmentView[];
};
