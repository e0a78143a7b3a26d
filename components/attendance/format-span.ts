import { formatDateTime, formatShortDate, formatTime, type Place } from "@/lib/i18n/format";
import type { Text } from "@/lib/i18n/text";

/** Minutes as hours and minutes from an hour on, such as 1 h 30 min. */
export function sayMinutes(text: Text, minutes: number): string {
  if (minutes < 60) return text("attendance.minutes", { count: minutes });
  return text("attendance.hours_minutes", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** From when to when, on the clock of the place; with its date where it ends on another day. */
export function saySpan(text: Text, span: { startsAt: string; endsAt: string }, place: Place): string {
  const isOneDay = formatShortDate(span.startsAt, place) === formatShortDate(span.endsAt, place);
  const to = isOneDay ? formatTime(span.endsAt, place) : formatDateTime(span.endsAt, place);
  return text("attendance.from_to", { from: formatTime(span.startsAt, place), to });
}
