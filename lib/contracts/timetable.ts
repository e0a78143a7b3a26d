import { z } from "zod";
import type { Bilingual } from "./check-in";
import { localDateSchema, localTimeSchema, weekdaysSchema } from "./local-date";
import { timeZoneSchema } from "./organizations";

const name = z.string().trim().min(2).max(120);
const room = z.string().trim().max(60).optional();

/** With an id an existing one is changed. Both days belong to the term. */
export const saveTermSchema = z
  .strictObject({
    id: z.uuid().optional(),
    nameAr: name,
    nameEn: name,
    startsOn: localDateSchema,
    endsOn: localDateSchema,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ["endsOn"] });

export type SaveTerm = z.infer<typeof saveTermSchema>;

export const saveCourseSchema = z.strictObject({
  id: z.uuid().optional(),
  code: z.string().trim().min(1).max(40),
  nameAr: name,
  nameEn: name,
});

export type SaveCourse = z.infer<typeof saveCourseSchema>;

/** Which course a section is of, and in which term it meets; null is none. */
export const placeSectionSchema = z.strictObject({
  sectionId: z.uuid(),
  courseId: z.uuid().nullable(),
  termId: z.uuid().nullable(),
});

export type PlaceSection = z.infer<typeof placeSectionSchema>;

/** A repeating meeting: `localEnd` not after `localStart` is the next day's; `validTo` is exclusive, null = open. */
export const savePatternSchema = z
  .strictObject({
    id: z.uuid().optional(),
    sectionId: z.uuid(),
    weekdays: weekdaysSchema.min(1),
    localStart: localTimeSchema,
    localEnd: localTimeSchema,
    validFrom: localDateSchema,
    validTo: localDateSchema.nullable(),
    intervalWeeks: z.number().int().min(1).max(8),
    room,
    timeZone: timeZoneSchema.nullable(),
  })
  .refine(({ localStart, localEnd }) => localStart !== localEnd, { path: ["localEnd"] })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, { path: ["validTo"] });

export type SavePattern = z.infer<typeof savePatternSchema>;

/** Ends a pattern: it meets on no date from `from` on. What has already opened stays. */
export const endPatternSchema = z.strictObject({ patternId: z.uuid(), from: localDateSchema });

export const cancelSessionSchema = z.strictObject({
  sessionId: z.uuid(),
  reason: z.string().trim().min(3).max(300),
});

/** A meeting outside the timetable; with `makeupOf` the second chance for a session that was missed or cancelled. */
export const addSessionSchema = z
  .strictObject({
    sectionId: z.uuid(),
    localDate: localDateSchema,
    localStart: localTimeSchema,
    localEnd: localTimeSchema,
    room,
    makeupOf: z.uuid().optional(),
  })
  .refine(({ localStart, localEnd }) => localStart !== localEnd, { path: ["localEnd"] });

export type AddSession = z.infer<typeof addSessionSchema>;

/** Seven days from `from` on (any weekday), of one section or unit, or of all in the actor's reach. */
export const readTimetableSchema = z.strictObject({
  from: localDateSchema.optional(),
  sectionId: z.uuid().optional(),
  unitId: z.uuid().optional(),
});

export type ReadTimetable = z.infer<typeof readTimetableSchema>;

/** A session of the week. `sessionId` is null while it is further ahead than sessions are made. */
export type TimetableSession = {
  sessionId: string | null;
  patternId: string | null;
  sectionId: string;
  section: Bilingual;
  course: Bilingual | null;
  teachers: Bilingual[];
  localDate: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  room: string | null;
  state: "scheduled" | "cancelled";
  cancelReason: string | null;
  makeupOf: string | null;
  isAdHoc: boolean;
};

export type PatternView = {
  id: string;
  sectionId: string;
  section: Bilingual;
  weekdays: number[];
  localStart: string;
  localEnd: string;
  validFrom: string;
  validTo: string | null;
  intervalWeeks: number;
  room: string | null;
  timeZone: string | null;
};

export type TermView = { id: string; name: Bilingual; startsOn: string; endsOn: string };
export type CourseView = { id: string; code: string; name: Bilingual };

export type TimetableSection = {
  id: string;
  name: Bilingual;
  unitId: string | null;
  courseId: string | null;
  termId: string | null;
  memberCount: number;
};

/** `weekStart` is an ISO weekday; `days` are the seven dates with what the calendar says of each. */
export type TimetableView = {
  from: string;
  today: string;
  weekStart: number;
  weekendDays: number[];
  days: { date: string; calendar: { kind: string; name: Bilingual } | null }[];
  sessions: TimetableSession[];
  patterns: PatternView[];
  sections: TimetableSection[];
  terms: TermView[];
  courses: CourseView[];
};
