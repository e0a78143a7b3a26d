import { Temporal } from "temporal-polyfill";

/** A repeating meeting in local wall time: ISO `weekday` 1-7, or 0 for every day; `localEnd` before `localStart` is the next day. */
export type MeetingPattern = { weekday: number; localStart: string; localEnd: string };

/** A meeting on one date as instants (epoch milliseconds). */
export type Meeting = { startsAt: number; endsAt: number };

/**
 * The meeting of a pattern on a local date (ISO "2026-11-22") in an IANA zone, or null when the pattern does not meet that day.
 * A time that a clock change skips moves forward, a repeated one takes the first (domain.md rule 10).
 */
export function expandMeeting(pattern: MeetingPattern, localDate: string, timeZone: string): Meeting | null {
  const date = Temporal.PlainDate.from(localDate);
  if (pattern.weekday !== 0 && pattern.weekday !== date.dayOfWeek) return null;
  const endDate = pattern.localEnd > pattern.localStart ? date : date.add({ days: 1 });
  return {
    startsAt: instantOf(date, pattern.localStart, timeZone),
    endsAt: instantOf(endDate, pattern.localEnd, timeZone),
  };
}

function instantOf(date: Temporal.PlainDate, localTime: string, timeZone: string): number {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(localTime));
  return local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
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
