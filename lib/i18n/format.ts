import type { Language } from "./language";

/** Arabic is written with Arabic-Indic digits; English times are 24-hour, as on a timetable. */
const LOCALES: Record<Language, string> = { ar: "ar-u-nu-arab", en: "en-GB" };

export type Place = { language: Language; timeZone: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

function dateFormat(place: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${place.language} ${place.timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(LOCALES[place.language], { timeZone: place.timeZone, ...options });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** An instant as wall time of its place, such as 08:02 or ٠٨:٠٢. */
export function formatTime(instant: string | Date, place: Place): string {
  return dateFormat(place, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(instant),
  );
}

/** An instant as the date at its place, such as Sunday, 1 November 2026. */
export function formatDate(instant: string | Date, place: Place): string {
  const weekday = dateFormat(place, { weekday: "long" }).format(new Date(instant));
  const date = dateFormat(place, { day: "numeric", month: "long", year: "numeric" }).format(
    new Date(instant),
  );
  // Put together here, because browsers and Node do not agree on the comma.
  return `${weekday}${place.language === "ar" ? "،" : ","} ${date}`;
}

/** Date without weekday or year where space is short, such as 1 Nov. */
export function formatShortDate(instant: string | Date, place: Place): string {
  return dateFormat(place, { day: "numeric", month: "short" }).format(new Date(instant));
}

/** An instant as date and time at its place, such as 1 Nov 2026, 08:02. */
export function formatDateTime(instant: string | Date, place: Place): string {
  const date = dateFormat(place, { day: "numeric", month: "short", year: "numeric" }).format(
    new Date(instant),
  );
  return `${date}${place.language === "ar" ? "،" : ","} ${formatTime(instant, place)}`;
}

/** A calendar date (ISO, no zone) in words. */
export function formatLocalDate(localDate: string, language: Language): string {
  return formatDate(`${localDate}T12:00:00Z`, { language, timeZone: "UTC" });
}

const CALENDAR = { timeZone: "UTC" };

/** A calendar date without its year where space is short, such as 1 Nov. */
export function formatDayMonth(localDate: string, language: Language): string {
  return formatShortDate(`${localDate}T12:00:00Z`, { ...CALENDAR, language });
}

/** The day of the month of a calendar date, such as 22 or ٢٢. */
export function formatDayNumber(localDate: string, language: Language): string {
  return formatNumber(Number(localDate.slice(8)), language);
}

/** The month of a calendar date, such as November 2026. */
export function formatMonth(localDate: string, language: Language): string {
  return dateFormat({ ...CALENDAR, language }, { month: "long", year: "numeric" }).format(
    new Date(`${localDate}T12:00:00Z`),
  );
}

/** The weekday of a calendar date: in full, short (Sun), or as the one letter of a narrow column. */
export function formatWeekday(
  localDate: string,
  language: Language,
  length: "long" | "short" | "narrow",
): string {
  return dateFormat({ ...CALENDAR, language }, { weekday: length }).format(
    new Date(`${localDate}T12:00:00Z`),
  );
}

/** An ISO weekday (1 = Monday) in full, such as Monday. */
export function formatIsoWeekday(weekday: number, language: Language): string {
  // 5 January 2026 was a Monday.
  return formatWeekday(`2026-01-${String(4 + weekday).padStart(2, "0")}`, language, "long");
}

/** From one calendar date to another, such as 1 Nov – 30 Nov 2026. */
export function formatDateRange(range: { from: string; to: string }, language: Language): string {
  const end = dateFormat({ ...CALENDAR, language }, { day: "numeric", month: "short", year: "numeric" });
  const last = end.format(new Date(`${range.to}T12:00:00Z`));
  return range.from === range.to ? last : `${formatDayMonth(range.from, language)} – ${last}`;
}

/** A share 0..1 as per cent, to a tenth and never rounded up, so that 74.99 does not read as a 75 that was reached. */
export function formatPercent(share: number, language: Language): string {
  // A rounding error of the machine (0.29 * 100 = 28.999...) must not take a tenth away.
  const tenths = Math.floor(share * 1_000 + 1e-6) / 1_000;
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 1 }).format(
    tenths,
  );
}

/** A number in the digits of the language. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

const UNITS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

/** How long ago an instant was, such as 3 minutes ago; null when that is less than a minute. */
export function formatAgo(instant: string | Date, now: string | Date, language: Language): string | null {
  const elapsedSeconds = (new Date(now).getTime() - new Date(instant).getTime()) / 1_000;
  const fit = UNITS.find(({ seconds }) => elapsedSeconds >= seconds);
  if (!fit) return null;
  const formatter = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "always" });
  return formatter.format(-Math.floor(elapsedSeconds / fit.seconds), fit.unit);
}

/** A span of less than an hour as minutes and seconds, such as 4:05. */
export function formatCountdown(seconds: number, language: Language): string {
  const digits = (value: number, least: number) =>
    new Intl.NumberFormat(LOCALES[language], { minimumIntegerDigits: least }).format(value);
  return `${digits(Math.floor(seconds / 60), 1)}:${digits(Math.floor(seconds % 60), 2)}`;
}
