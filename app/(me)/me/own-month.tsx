"use client";

import { type ReactNode, useMemo, useState } from "react";
import { AttendanceCalendar, monthsOf } from "@/components/person-attendance/attendance-calendar";
import { summaryText } from "@/components/person-attendance/attendance-summary";
import { linesByDay } from "@/components/person-attendance/day-lines";
import { LineItem } from "@/components/person-attendance/line-item";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { AttendanceLine, PersonAttendanceView } from "@/lib/contracts/person-attendance";
import { formatLocalDate } from "@/lib/i18n/format";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type OwnMonthProps = {
  view: PersonAttendanceView;
  today: string;
  actions: (line: AttendanceLine) => ReactNode;
};

/** A month at a time, and the chosen day with its sentences. */
export function OwnMonth({ view, today, actions }: OwnMonthProps) {
  const text = useText();
  const language = useLanguage();
  const months = monthsOf(view);
  const days = useMemo(() => linesByDay(view.lines), [view.lines]);
  const [chosen, setChosen] = useState(() => startOf(view, today));
  const at = Math.max(
    0,
    months.findIndex(({ from, to }) => from <= chosen && chosen <= to),
  );
  const month = months[at];
  const day = days.get(chosen);
  if (!month) return null;
  const ofMonth = view.lines.filter(({ workDate }) => month.from <= workDate && workDate <= month.to);
  const turn = (step: -1 | 1) => {
    const next = months[at + step];
    if (next) setChosen(step < 0 ? next.to : next.from);
  };
  return (
    <Panel className="grid gap-3 p-4">
      <div className="flex items-center justify-between gap-2">
        <p className="text-muted text-sm">{summaryText(text, language, { ...month, lines: ofMonth })}</p>
        <div className="flex shrink-0 gap-1">
          <Button
            aria-label={text("record.month_before")}
            disabled={at === 0}
            onClick={() => turn(-1)}
            className="px-2"
          >
            <span className="-scale-x-100">
              <Icon name="chevron" />
            </span>
          </Button>
          <Button
            aria-label={text("record.month_after")}
            disabled={at >= months.length - 1}
            onClick={() => turn(1)}
            className="px-2"
          >
            <Icon name="chevron" />
          </Button>
        </div>
      </div>
      <AttendanceCalendar
        range={month}
        weekStart={view.weekStart}
        weekendDays={view.weekendDays}
        days={days}
        today={today}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className="grid gap-3 border-line border-t pt-3">
        <h3 className="font-semibold" aria-live="polite">
          {formatLocalDate(chosen, language)}
        </h3>
        {day ? (
          <ul className="grid gap-4">
            {day.lines.map((line) => (
              <li key={line.obligationId}>
                <LineItem line={line} actions={actions(line)} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted">{text("attendance.kind_none")}</p>
        )}
      </div>
    </Panel>
  );
}

/** The latest day up to today on which something was expected. */
function startOf({ lines, from, to }: PersonAttendanceView, today: string): string {
  const latest = lines
    .map(({ workDate }) => workDate)
    .filter((date) => date <= today)
    .sort()
    .at(-1);
  return latest ?? (today < from ? from : today > to ? to : today);
}
