import { z } from "zod";
import type { Bilingual } from "./check-in";
import { localDateSchema, localTimeSchema } from "./local-date";

const name = z.string().trim().min(2).max(120);

/** What usually begins at `usualStart` is held at other times, or (null) not at all. */
const timingChangeSchema = z.strictObject({
  usualStart: localTimeSchema,
  held: z
    .strictObject({ start: localTimeSchema, end: localTimeSchema })
    .refine(({ start, end }) => start !== end, { path: ["end"] })
    .nullable(),
});

/** The same for every day from `from` to `to` (both included) in the organisation, a unit with all below it, or a section. */
export const saveCalendarDaysSchema = z
  .strictObject({
    scope: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("organization") }),
      z.strictObject({ kind: z.literal("unit"), id: z.uuid() }),
      z.strictObject({ kind: z.literal("section"), id: z.uuid() }),
    ]),
    from: localDateSchema,
    to: localDateSchema,
    kind: z.enum(["closure", "off_timetable", "timing_change"]),
    nameAr: name,
    nameEn: name,
    times: z.array(timingChangeSchema).max(40).default([]),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"] })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < 120, { path: ["to"] })
  .refine(({ kind, times }) => kind === "timing_change" || times.length === 0, { path: ["times"] });

export type SaveCalendarDays = z.infer<typeof saveCalendarDaysSchema>;

export const removeCalendarDaySchema = z.strictObject({ id: z.uuid() });

export type CalendarDayView = {
  id: string;
  date: string;
  scope: { kind: "organization" | "unit" | "section"; id: string | null; name: Bilingual };
  kind: "closure" | "off_timetable" | "timing_change";
  name: Bilingual;
  times: { usualStart: string; held: { start: string; end: string } | null }[];
  /** Sessions and shifts of that day have opened already: it can no longer be changed. */
  isOver: boolean;
};

/** How many sessions a change took away or moved. */
export type CalendarChange = { days: number; sessionsRemoved: number; sessionsMoved: number };

/** `range` is the dates that were read, both included. */
export type CalendarView = {
  range: { from: string; to: string };
  today: string;
  weekStart: number;
  weekendDays: number[];
  days: CalendarDayView[];
  terms: { id: string; name: Bilingual; startsOn: string; endsOn: string }[];
};
