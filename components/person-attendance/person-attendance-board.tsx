"use client";

import { type ReactNode, useMemo, useState } from "react";
import { CorrectionCard } from "@/components/attendance/correction-card";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import type { CorrectionView } from "@/lib/contracts/corrections";
import type { AttendanceLine, PersonAttendanceView } from "@/lib/contracts/person-attendance";
import { formatLocalDate } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { AttendanceCalendar } from "./attendance-calendar";
import { summaryText } from "./attendance-summary";
import { linesByDay } from "./day-lines";
import { LeaveList } from "./leave-list";
import { LineItem } from "./line-item";
import { LinesTable } from "./lines-table";
import { RatePanel } from "./rate-panel";

type PersonAttendanceBoardProps = {
  view: PersonAttendanceView;
  today: string;
  onDetails: (line: AttendanceLine) => void;
  /** What the reader may do about a request, such as deciding it. */
  correctionActions?: (correction: CorrectionView) => ReactNode;
};

/** A person's attendance: rates, the calendar or the same as a table, the chosen day in words, requests and leave. */
export function PersonAttendanceBoard(props: PersonAttendanceBoardProps) {
  const { view, today, onDetails, correctionActions } = props;
  const text = useText();
  const language = useLanguage();
  const [shown, setShown] = useState<"plot" | "table">("plot");
  const days = useMemo(() => linesByDay(view.lines), [view.lines]);
  const [chosen, setChosen] = useState(() => firstDay(view, today));
  const day = days.get(chosen);
  const place = { language, timeZone: view.timeZone };
  if (view.lines.length === 0)
    return <EmptyState title={text("attendance.empty_title")}>{text("attendance.empty_body")}</EmptyState>;
  return (
    <div className="grid gap-4">
      <RatePanel rates={view.rates} threshold={view.threshold} />
      <section aria-label={text("attendance.days")} className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p>{summaryText(text, language, view)}</p>
          <Segmented
            legend={text("attendance.view")}
            options={[
              { value: "plot", label: text("attendance.show_calendar") },
              { value: "table", label: text("attendance.show_table") },
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
        {shown === "table" ? (
          <LinesTable lines={view.lines} caption={summaryText(text, language, view)} />
        ) : (
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
            <Panel className="p-4">
              <AttendanceCalendar
                range={view}
                weekStart={view.weekStart}
                weekendDays={view.weekendDays}
                days={days}
                today={today}
                chosen={chosen}
                onChoose={setChosen}
              />
            </Panel>
            <Panel className="grid gap-3 p-4 lg:sticky lg:top-20">
              <h3 className="font-semibold" aria-live="polite">
                {formatLocalDate(chosen, language)}
              </h3>
              {day ? (
                <ul className="grid gap-4">
                  {day.lines.map((line) => (
                    <li key={line.obligationId}>
                      <LineItem
                        line={line}
                        actions={
                          <Button
                            tone="quiet"
                            onClick={() => onDetails(line)}
                            className="-ms-4 justify-self-start"
                          >
                            {text("attendance.details")}
                          </Button>
                        }
                      />
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="text-muted">{text("attendance.kind_none")}</p>
              )}
            </Panel>
          </div>
        )}
      </section>
      <section className="grid gap-2">
        <h2 className="font-semibold text-lg">{text("attendance.corrections")}</h2>
        {view.corrections.length === 0 ? (
          <p className="text-muted">{text("attendance.corrections_none")}</p>
        ) : (
          <Panel>
            <ul className="divide-y divide-line">
              {view.corrections.map((correction) => (
                <li key={correction.id} className="p-4">
                  <p className="text-muted text-sm">
                    {formatLocalDate(correction.expected.workDate, language)}
                    {text("common.list_separator")}
                    {inLanguage(correction.expected.title, language)}
                  </p>
                  <CorrectionCard
                    correction={correction}
                    place={place}
                    actions={correctionActions?.(correction)}
                  />
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </section>
      <section className="grid gap-2">
        <h2 className="font-semibold text-lg">{text("attendance.leaves")}</h2>
        {view.leaves.length === 0 ? (
          <p className="text-muted">{text("attendance.leaves_none")}</p>
        ) : (
          <LeaveList leaves={view.leaves} />
        )}
      </section>
    </div>
  );
}

/** The latest day up to today on which something was expected. */
function firstDay({ lines, to }: PersonAttendanceView, today: string): string {
  const past = lines.map(({ workDate }) => workDate).filter((date) => date <= today);
  return past.sort().at(-1) ?? (today <= to ? today : to);
}
