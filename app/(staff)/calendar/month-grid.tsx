"use client";

import { classNames } from "@/components/ui/class-names";
import type { CalendarDayView, CalendarView } from "@/lib/contracts/calendar";
import { addDays, weekdayOf, weeksOf } from "@/lib/domain/attendance/date-range";
import { formatDayNumber, formatLocalDate, formatWeekday } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** The month as a table of weeks: days off are quiet, days unlike others say so in colour and words. */
export function MonthGrid({ view }: { view: CalendarView }) {
  const text = useText();
  const language = useLanguage();
  const weeks = weeksOf(view.range, view.weekStart);
  // 5 January 2026 was a Monday.
  const heads = Array.from({ length: 7 }, (_, index) => addDays("2026-01-05", view.weekStart - 1 + index));
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{text("calendar.table")}</caption>
      <thead>
        <tr>
          {heads.map((date) => (
            <th key={date} scope="col" className="p-1 font-medium text-muted text-sm">
              <span aria-hidden="true">{formatWeekday(date, language, "short")}</span>
              <span className="sr-only">{formatWeekday(date, language, "long")}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((date) => date !== null) ?? row}>
            {week.map((date, column) => (
              <td key={date ?? `${row}-${column}`} className="h-14 p-0.5 align-top sm:h-20">
                {date && <DayCell date={date} view={view} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ date, view }: { date: string; view: CalendarView }) {
  const text = useText();
  const language = useLanguage();
  const days = view.days.filter((day) => day.date === date);
  const isOff = view.weekendDays.includes(weekdayOf(date));
  const label = [
    formatLocalDate(date, language),
    ...(isOff ? [text("calendar.weekend")] : []),
    ...days.map((day) => `${inLanguage(day.name, language)} (${text(`calendar.kind_${day.kind}`)})`),
  ].join(text("common.list_separator"));
  return (
    <div
      className={classNames(
        "grid h-full content-start gap-1 overflow-hidden rounded-control p-1 text-sm",
        toneOf(days, isOff),
        date === view.today && "outline-2 outline-accent outline-solid -outline-offset-2",
      )}
    >
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className="text-center font-medium tabular-nums sm:text-start">
        {formatDayNumber(date, language)}
      </span>
      {days.slice(0, 2).map((day) => (
        <span key={day.id} aria-hidden="true" className="truncate text-xs max-sm:hidden">
          {inLanguage(day.name, language)}
        </span>
      ))}
      {days.length > 0 && (
        <span aria-hidden="true" className="mx-auto size-1.5 rounded-full bg-current sm:hidden" />
      )}
    </div>
  );
}

function toneOf(days: readonly CalendarDayView[], isOff: boolean): string {
  if (days.some(({ kind }) => kind === "closure")) return "bg-bad-soft text-bad";
  if (days.length > 0) return "bg-late-soft text-late";
  return isOff ? "bg-sunken text-muted" : "border border-line";
}
