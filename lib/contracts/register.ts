import { z } from "zod";
import type { RateView, StatusCodeView } from "./attendance-record";
import type { Bilingual } from "./check-in";
import { localDateSchema } from "./local-date";

/** Whose attendance: a section, a unit with all below it, or everybody within the actor's reach. */
export const attendanceScopeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("section"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("unit"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("organization") }),
]);

export type AttendanceScope = z.infer<typeof attendanceScopeSchema>;

/** The most days that a register shows at once (a term), and the most people a page of it has. */
export const REGISTER_MAX_DAYS = 200;
export const REGISTER_PAGE = 100;

/** What time a register covers: the week, month or term that holds a date. */
export const REGISTER_SPANS = ["week", "month", "term"] as const;

export type RegisterSpan = (typeof REGISTER_SPANS)[number];

/** Whose register is asked for, and of what time around a date (today when none is given); without a scope, where the actor begins. */
export const openRegisterSchema = z.strictObject({
  scope: attendanceScopeSchema.optional(),
  span: z.enum(REGISTER_SPANS).default("month"),
  date: localDateSchema.optional(),
});

export type OpenRegisterRequest = z.infer<typeof openRegisterSchema>;

/** A place to choose a register of: `depth` counts from the highest unit the actor sees. */
export type RegisterPlace = { scope: AttendanceScope; name: Bilingual; depth: number };

/**
 * The frame of a register: where the actor can look (sections and units in reach, everybody), which place and time were asked for, and
 * how weeks lie there. `span` is "month" where "term" was asked and no term holds the date. `scope` is null when nothing is in reach.
 */
export type RegisterFrame = {
  today: string;
  places: RegisterPlace[];
  scope: AttendanceScope | null;
  span: RegisterSpan;
  date: string;
  from: string;
  to: string;
  weekStart: number;
  term: { name: Bilingual; from: string; to: string } | null;
};

/**
 * A page of a register, both days included; `offset` is how many people come before. Over many days a page has fewer people, so that it
 * stays light: `nextOffset` of the answer says where the next one begins.
 */
export const readRegisterSchema = z
  .strictObject({
    scope: attendanceScopeSchema,
    from: localDateSchema,
    to: localDateSchema,
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"] })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < REGISTER_MAX_DAYS, {
    path: ["to"],
  });

export type ReadRegisterRequest = z.infer<typeof readRegisterSchema>;

/** One obligation in a cell: its code, the minutes late, whether somebody decided it by hand, whether it may still change by itself. */
export type RegisterMark = {
  obligationId: string;
  code: string | null;
  lateMinutes: number;
  isDecided: boolean;
  isFinal: boolean;
};

/** One person: cells by ISO date (dates without an entry had nothing expected), totals by code, the rate of the range. */
export type RegisterRow = {
  personId: string;
  name: Bilingual;
  number: string;
  cells: Record<string, RegisterMark[]>;
  totals: Record<string, number>;
  rate: RateView;
};

/** A day of the grid: whether it is a day off here, and what the calendar says of it. */
export type RegisterDay = {
  date: string;
  isWeekend: boolean;
  calendar: { kind: "closure" | "timing_change" | "off_timetable"; name: Bilingual } | null;
};

/** What a day came to for everybody: how many obligations there were, and of what code those that have one are. */
export type DayTotal = { expected: number; byCode: Record<string, number> };

/** A person x day grid: a page of `rows` (the next one begins at `nextOffset`, null at the end); totals by day are of everybody. */
export type RegisterView = {
  scope: AttendanceScope;
  title: Bilingual;
  from: string;
  to: string;
  timeZone: string;
  /** ISO weekday on which a week begins: the day after the weekend. */
  weekStart: number;
  codes: StatusCodeView[];
  days: RegisterDay[];
  peopleCount: number;
  rows: RegisterRow[];
  nextOffset: number | null;
  dayTotals: Record<string, DayTotal>;
};
