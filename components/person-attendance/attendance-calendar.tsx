"use client";

import { type KeyboardEvent, useRef } from "react";
import { type DateRange, monthOf, shiftMonth } from "@/lib/domain/attendance/date-range";
import { directionOf } from "@/lib/i18n/language";
import { useLanguage } from "@/lib/i18n/language-provider";
import { moveInCalendar } from "./calendar-move";
import type { DayLines } from "./day-lines";
import { MonthCalendar } from "./month-calendar";

type AttendanceCalendarProps = {
  range: DateRange;
  weekStart: number;
  weekendDays: readonly number[];
  days: ReadonlyMap<string, DayLines>;
  today: string;
  chosen: string;
  onChoose: (date: string) => void;
};

/** The months of a range side by side as one grid of days for the keyboard: arrow keys go on from one month into the next. */
export function AttendanceCalendar({ onChoose, ...calendar }: AttendanceCalendarProps) {
  const { range, weekStart } = calendar;
  const direction = directionOf(useLanguage());
  const container = useRef<HTMLDivElement>(null);

  function press(event: KeyboardEvent, date: string) {
    const next = moveInCalendar(event.key, date, { range, weekStart, direction });
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
    container.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  }

  return (
    <div
      ref={container}
      className="grid gap-x-8 gap-y-5 [grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr))]"
    >
      {monthsOf(range).map((month) => (
        <MonthCalendar key={month.from} {...calendar} range={month} onChoose={onChoose} onKey={press} />
      ))}
    </div>
  );
}

/** The months that a range touches, cut to it. */
export function monthsOf(range: DateRange): DateRange[] {
  const months: DateRange[] = [];
  for (let first = monthOf(range.from).from; first <= range.to; first = shiftMonth(first, 1)) {
    const { from, to } = monthOf(first);
    months.push({ from: from < range.from ? range.from : from, to: to > range.to ? range.to : to });
  }
  return months;
}
