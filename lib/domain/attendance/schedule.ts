import { Temporal } from "temporal-polyfill";
import type { CalendarDay } from "./calendar-day";

/**
 * A repeating class meeting in local wall time ("HH:MM" or "HH:MM:SS"). `weekdays` are ISO (1 = Monday); `localEnd` not after `localStart`
 * is the next day. Valid from `validFrom` until before `validTo` (ISO dates, null = open), every `intervalWeeks` ISO weeks counted from
 * the week of `validFrom`.
 */
export type MeetingPattern = {
  weekdays: readonly number[];
  localStart: string;
  localEnd: string;
  validFrom: string;
  validTo: string | null;
  intervalWeeks: number;
};

/** One part of a shift in local wall time; `end` not after `start` is the next day. `breakMinutes` are unpaid and lie somewhere inside. */
export type ShiftSegment = { start: string; end: string; breakMinutes: number };

/** What is worked on each ISO weekday (1-7); a weekday without segments is free, one with several is a split shift. */
export type ShiftTemplate = { segments: Readonly<Partial<Record<number, readonly ShiftSegment[]>>> };

/**
 * A meeting or shift segment on one date as instants (epoch milliseconds, `startsAt` < `endsAt`). `localDate` is the ISO date it was
 * scheduled for, `slot` its place among the segments of that weekday (0 for a class meeting).
 */
export type Meeting = {
  localDate: string;
  slot: number;
  startsAt: number;
  endsAt: number;
  breakMinutes: number;
};

/** A date to expand for: ISO date, IANA zone, and the calendar day in force there (`calendarDayFor`), null for an ordinary day. */
export type ScheduleDay = { localDate: string; timeZone: string; calendarDay: CalendarDay | null };

/** The meeting of a pattern on a local date of the ordinary calendar, or null when it does not meet that day. */
export function expandMeeting(pattern: MeetingPattern, localDate: string, timeZone: string): Meeting | null {
  return expandMeetingOn(pattern, { localDate, timeZone, calendarDay: null });
}

/** The segments of a shift on a local date of the ordinary calendar, in the template's order. */
export function expandShift(template: ShiftTemplate, localDate: string, timeZone: string): Meeting[] {
  return expandShiftOn(template, { localDate, timeZone, calendarDay: null });
}

/** As `expandMeeting`, with the calendar: nothing on a closure or an off-timetable day, replaced times on a timing change. */
export function expandMeetingOn(pattern: MeetingPattern, day: ScheduleDay): Meeting | null {
  if (!meetsOn(pattern, day.localDate) || day.calendarDay?.kind === "off_timetable") return null;
  const { localStart: start, localEnd: end } = pattern;
  return expandSegment({ start, end, breakMinutes: 0 }, 0, day);
}

/** As `expandShift`, with the calendar. An off-timetable day concerns classes only: shifts are worked. */
export function expandShiftOn(template: ShiftTemplate, day: ScheduleDay): Meeting[] {
  const segments = template.segments[Temporal.PlainDate.from(day.localDate).dayOfWeek] ?? [];
  return segments.flatMap((segment, slot) => expandSegment(segment, slot, day) ?? []);
}

function meetsOn(pattern: MeetingPattern, localDate: string): boolean {
  const date = Temporal.PlainDate.from(localDate);
  const first = Temporal.PlainDate.from(pattern.validFrom);
  if (!pattern.weekdays.includes(date.dayOfWeek) || Temporal.PlainDate.compare(date, first) < 0) return false;
  if (pattern.validTo !== null && Temporal.PlainDate.compare(date, pattern.validTo) >= 0) return false;
  const weeks = mondayOf(first).until(mondayOf(date), { largestUnit: "weeks" }).weeks;
  return weeks % pattern.intervalWeeks === 0;
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function expandSegment(segment: ShiftSegment, slot: number, day: ScheduleDay): Meeting | null {
  const { localDate, timeZone, calendarDay } = day;
  if (calendarDay?.kind === "closure") return null;
  const change =
    calendarDay?.kind === "timing_change"
      ? calendarDay.times.find(({ usualStart }) => isSameTime(usualStart, segment.start))
      : undefined;
  if (change && change.held === null) return null;
  const { start, end } = change?.held ?? segment;
  const instants = instantsOf({ start, end }, localDate, timeZone);
  return { localDate, slot, ...instants, breakMinutes: segment.breakMinutes };
}

function isSameTime(a: string, b: string): boolean {
  return Temporal.PlainTime.compare(a, b) === 0;
}

/**
 * Local wall times on a date as instants. A time that a clock change skips moves forward, a repeated one takes the first (domain.md
 * rule 10). Where moving the start forward would carry it past the end, the end keeps its distance on the wall clock.
 */
function instantsOf(
  times: { start: string; end: string },
  localDate: string,
  timeZone: string,
): { startsAt: number; endsAt: number } {
  const date = Temporal.PlainDate.from(localDate);
  const start = date.toPlainDateTime(Temporal.PlainTime.from(times.start));
  const sameDay = date.toPlainDateTime(Temporal.PlainTime.from(times.end));
  const end = Temporal.PlainDateTime.compare(sameDay, start) > 0 ? sameDay : sameDay.add({ days: 1 });
  const startsAt = instantOf(start, timeZone);
  const endsAt = instantOf(end, timeZone);
  if (endsAt > startsAt) return { startsAt, endsAt };
  return { startsAt, endsAt: startsAt + start.until(end).total("milliseconds") };
}

function instantOf(local: Temporal.PlainDateTime, timeZone: string): number {
  return local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** A wall time ("HH:MM") on a local date (ISO) in a zone as an instant (epoch milliseconds), by the same rules as meetings (rule 10). */
export function instantOfWallTime(localDate: string, localTime: string, timeZone: string): number {
  return instantOf(
    Temporal.PlainDate.from(localDate).toPlainDateTime(Temporal.PlainTime.from(localTime)),
    timeZone,
  );
}

/** The local date (ISO) of an instant in a zone. */
export function localDateOf(instant: Date, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** The local date `days` after (or, negative, before) an ISO date. */
export function shiftDate(localDate: string, days: number): string {
  return Temporal.PlainDate.from(localDate).add({ days }).toString();
}

/** A zone's offset from UTC at an instant, in minutes (east positive). */
export function offsetMinutesOf(instant: Date, timeZone: string): number {
  return Math.round(zoned(instant, timeZone).offsetNanoseconds / 60e9);
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
