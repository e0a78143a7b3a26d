"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { CalendarChange, CalendarDayView, CalendarView } from "@/lib/contracts/calendar";
import type { Bilingual } from "@/lib/contracts/check-in";
import { shiftMonth } from "@/lib/domain/attendance/date-range";
import { formatLocalDate, formatMonth } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { removeCalendarDayAction } from "./actions";
import { DaysDialog } from "./days-dialog";
import { MonthGrid } from "./month-grid";

/** A part of the organisation that may have days of its own. */
export type PlaceChoice = { kind: "unit" | "section"; id: string; name: Bilingual };

type CalendarBoardProps = {
  view: CalendarView;
  places: PlaceChoice[];
  mayChange: boolean;
};

/** A month with its days unlike others, as a picture and as a list, and the way to say more of them. */
export function CalendarBoard({ view, places, mayChange }: CalendarBoardProps) {
  const { range } = view;
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [adding, setAdding] = useState<{ from: string } | null>(null);
  const [change, setChange] = useState<CalendarChange | null>(null);
  const { busy, problem, submit } = useSubmission();

  const finish = (made: CalendarChange) => {
    setAdding(null);
    setChange(made);
    router.refresh();
  };

  async function remove(day: CalendarDayView) {
    const answer = await submit(() => removeCalendarDayAction({ id: day.id }));
    if (answer) finish(answer.value);
  }

  const addressOf = (month: string) => `/calendar?month=${month.slice(0, 7)}`;
  return (
    <div className="grid gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      {change && (
        <Notice tone="success">
          {text("calendar.changed", {
            days: change.days,
            removed: change.sessionsRemoved,
            moved: change.sessionsMoved,
          })}
        </Notice>
      )}
      <nav aria-label={text("calendar.months")} className="flex flex-wrap items-center gap-2">
        <ButtonLink href={addressOf(shiftMonth(range.from, -1))}>{text("calendar.earlier")}</ButtonLink>
        <ButtonLink href={addressOf(shiftMonth(range.from, 1))}>{text("calendar.later")}</ButtonLink>
        {mayChange && (
          <Button
            tone="primary"
            className="ms-auto max-sm:ms-0 max-sm:w-full"
            onClick={() => setAdding({ from: view.today > range.from ? view.today : range.from })}
          >
            {text("calendar.add")}
          </Button>
        )}
      </nav>
      <Panel className="grid gap-3 p-3 sm:p-6">
        <h2 className="font-semibold text-lg">{formatMonth(range.from, language)}</h2>
        <MonthGrid view={view} />
      </Panel>
      {view.days.length === 0 ? (
        <EmptyState title={text("calendar.empty_title")}>{text("calendar.empty_body")}</EmptyState>
      ) : (
        <Panel>
          <ul className="divide-y divide-line">
            {view.days.map((day) => (
              <li key={day.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="font-medium [overflow-wrap:anywhere]">{inLanguage(day.name, language)}</p>
                  <p className="text-muted">{formatLocalDate(day.date, language)}</p>
                  <p className="text-muted text-sm">
                    {day.scope.kind === "organization"
                      ? text("calendar.everybody")
                      : inLanguage(day.scope.name, language)}
                  </p>
                </div>
                <Badge tone={day.kind === "closure" ? "bad" : "late"}>
                  {text(`calendar.kind_${day.kind}`)}
                </Badge>
                {mayChange && !day.isOver && (
                  <Button
                    busy={busy}
                    onClick={() => remove(day)}
                    aria-label={text("calendar.remove_named", {
                      name: inLanguage(day.name, language),
                      date: formatLocalDate(day.date, language),
                    })}
                  >
                    {text("calendar.remove")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {adding && (
        <DaysDialog from={adding.from} places={places} onClose={() => setAdding(null)} onSaved={finish} />
      )}
    </div>
  );
}
