const DAY = 86_400_000;

/** From one ISO date to another, both included. */
export type DateRange = { from: string; to: string };

/** The ISO date `days` after (or, negative, before) an ISO date. Light enough for a browser page, unlike a date library. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The ISO weekday of an ISO date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** Every ISO date of a range, in order; none when it ends before it begins. */
export function datesOf({ from, to }: DateRange): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** The week that holds a date; `weekStart` is the ISO weekday on which weeks begin. */
export function weekOf(date: string, weekStart: number): DateRange {
  const from = addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
  return { from, to: addDays(from, 6) };
}

/** The calendar month that holds a date. */
export function monthOf(date: string): DateRange {
  const [year = 0, month = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${date.slice(0, 7)}-01`, to: `${date.slice(0, 7)}-${String(last).padStart(2, "0")}` };
}

/** The first day of the month `months` after (or, negative, before) the one that holds a date. */
export function shiftMonth(date: string, months: number): string {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/**
 * A range as whole weeks, for calendars: rows of seven dates from `weekStart` on, null for the days before and after the range.
 */
export function weeksOf(range: DateRange, weekStart: number): (string | null)[][] {
  const first = weekOf(range.from, weekStart).from;
  const weeks = Math.ceil((daysBetween(first, range.to) + 1) / 7);
  return Array.from({ length: Math.max(0, weeks) }, (_, week) =>
    datesOf({ from: addDays(first, week * 7), to: addDays(first, week * 7 + 6) }).map((date) =>
      date < range.from || date > range.to ? null : date,
    ),
  );
}

/** The ISO weekday on which a week begins where these are the days off: the first working day after them, Monday without any. */
export function weekStartAfter(weekendDays: readonly number[]): number {
  const isFree = (day: number) => weekendDays.includes(((day - 1) % 7) + 1);
  const found = [1, 2, 3, 4, 5, 6, 7].find((day) => !isFree(day) && isFree(day + 6));
  return found ?? 1;
}
