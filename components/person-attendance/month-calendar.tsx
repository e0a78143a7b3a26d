"use client";

import type { KeyboardEvent } from "react";
import { TONE_SOFT } from "@/components/attendance/code-tone";
import { TONE_OF } from "@/components/attendance/status-kind";
import { classNames } from "@/components/ui/class-names";
import { addDays, type DateRange, weekdayOf, weeksOf } from "@/lib/domain/attendance/date-range";
import { formatDayNumber, formatLocalDate, formatMonth, formatWeekday } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { DayLines } from "./day-lines";

type MonthCalendarProps = {
  range: DateRange;
  weekStart: number;
  weekendDays: readonly number[];
  days: ReadonlyMap<string, DayLines>;
  today: string;
  /** The day that is chosen, and the one Tab leads to. */
  chosen: string;
  onChoose: (date: string) => void;
  onKey: (event: KeyboardEvent, date: string) => void;
};

/** A month as a calendar: each day in the colour of its status with its letter, so that it reads without colours too. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { range, weekStart, weekendDays, days, today, chosen, onChoose, onKey } = props;
  const text = useText();
  const language = useLanguage();
  const weeks = weeksOf(range, weekStart);
  // 5 January 2026 was a Monday: any week will do for the names of its days.
  const names = Array.from({ length: 7 }, (_, index) =>
    addDays("2026-01-04", ((weekStart - 1 + index) % 7) + 1),
  );
  return (
    <table className="w-full table-fixed border-separate border-spacing-1">
      <caption className="pb-1 text-start font-semibold">{formatMonth(range.from, language)}</caption>
      <thead>
        <tr>
          {names.map((name) => (
            <th
              key={name}
              scope="col"
              abbr={formatWeekday(name, language, "long")}
              className="pb-1 text-center font-normal text-muted text-xs"
            >
              {formatWeekday(name, language, "narrow")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, position) => {
              if (date === null) return <td key={names[position]} />;
              const day = days.get(date);
              const isOff = weekendDays.includes(weekdayOf(date));
              return (
                <td key={date} className="p-0">
                  <button
                    type="button"
                    data-date={date}
                    tabIndex={date === chosen ? 0 : -1}
                    aria-pressed={date === chosen}
                    aria-current={date === today ? "date" : undefined}
                    aria-label={[
                      formatLocalDate(date, language),
                      day
                        ? text(`attendance.kind_${day.kind}`)
                        : text(isOff ? "register.weekend" : "attendance.kind_none"),
                    ].join(text("common.list_separator"))}
                    onClick={() => onChoose(date)}
                    onKeyDown={(event) => onKey(event, date)}
                    className={classNames(
                      "flex h-11 w-full flex-col items-center justify-center rounded border-2 text-sm leading-tight tabular-nums",
                      day ? TONE_SOFT[TONE_OF[day.kind]] : isOff ? "bg-sunken text-muted" : "text-muted",
                      date === chosen ? "border-accent" : "border-transparent",
                      date === today && "font-bold underline",
                    )}
                  >
                    {formatDayNumber(date, language)}
                    {day && (
                      <span className="font-semibold text-xs leading-none" aria-hidden="true">
                        {text(`attendance.letter_${day.kind}`)}
                      </span>
                    )}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
