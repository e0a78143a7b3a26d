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

/** The most days that a register shows at once, and the most people a page of it has. */
export const REGISTER_MAX_DAYS = 62;
export const REGISTER_PAGE = 100;

/** A page of a register, both days included; `offset` is how many people come before. */
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
  dayTotals: Record<string, Record<string, number>>;
};
