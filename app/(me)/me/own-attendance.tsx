"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CorrectionCard } from "@/components/attendance/correction-card";
import { LeaveList } from "@/components/person-attendance/leave-list";
import { RateRing } from "@/components/person-attendance/rate-ring";
import { useSubmission } from "@/components/shell/use-submission";
import { useChangeStream } from "@/components/today/use-change-stream";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { LeaveTypeView } from "@/lib/contracts/leave";
import type { AttendanceLine, OwnDayView, PersonAttendanceView } from "@/lib/contracts/person-attendance";
import type { Reply } from "@/lib/contracts/problem";
import { formatDayMonth, formatLocalDate, formatPercent } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { withdrawCorrectionAction, withdrawLeaveAction } from "./actions";
import { CorrectionDialog } from "./correction-dialog";
import { LeaveDialog } from "./leave-dialog";
import { OwnMonth } from "./own-month";
import { TodayPanel } from "./today-panel";

type OwnAttendanceProps = {
  view: PersonAttendanceView;
  day: OwnDayView;
  leaveTypes: LeaveTypeView[];
  /** When the page was made, ISO 8601: of what has not begun there is nothing to correct. */
  now: string;
};

type Task = { kind: "none" } | { kind: "correction"; line: AttendanceLine } | { kind: "leave" };

/** Somebody's own attendance on a phone: today, the rate, the month, and what was asked for. */
export function OwnAttendance({ view, day, leaveTypes, now }: OwnAttendanceProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [task, setTask] = useState<Task>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, submit } = useSubmission();
  useChangeStream("/api/v1/attendance/live/own", () => router.refresh());
  const { rates, threshold, lines, corrections, leaves } = view;

  const finish = (message: string) => {
    setTask({ kind: "none" });
    setDone(message);
    router.refresh();
  };
  const withdraw = async (work: () => Promise<Reply<void>>) => {
    if (await submit(work)) finish(text("record.withdrawn"));
  };
  const ask = (line: AttendanceLine) =>
    line.startsAt <= now && (
      <AskButton
        line={line}
        isPending={corrections.some(
          ({ state, expected }) => state === "pending" && expected.obligationId === line.obligationId,
        )}
        onAsk={() => setTask({ kind: "correction", line })}
      />
    );
  return (
    <div className="grid gap-6">
      {done && <Notice tone="success">{done}</Notice>}
      {problem && <Notice tone="error">{problem}</Notice>}
      <TodayPanel day={day} lines={lines.filter(({ workDate }) => workDate === day.today).toReversed()} />
      <Panel className="flex flex-wrap items-center gap-x-6 gap-y-3 p-4">
        <RateRing rate={rates.toDate} threshold={threshold} />
        <Rates rates={rates} threshold={threshold} />
      </Panel>
      <OwnMonth view={view} today={day.today} actions={ask} />
      <section className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-semibold text-lg">{text("record.requests")}</h2>
          <Button onClick={() => setTask({ kind: "leave" })} disabled={leaveTypes.length === 0}>
            {text("record.leave")}
          </Button>
        </div>
        {leaveTypes.length === 0 && <p className="text-muted text-sm">{text("record.leave_none")}</p>}
        {corrections.length + leaves.length === 0 && (
          <p className="text-muted">{text("record.requests_none")}</p>
        )}
        {corrections.length > 0 && (
          <Panel>
            <ul className="divide-y divide-line">
              {corrections.map((correction) => (
                <li key={correction.id} className="p-4">
                  <p className="text-muted text-sm">
                    {inLanguage(correction.expected.title, language)}
                    {text("common.list_separator")}
                    {formatLocalDate(correction.expected.workDate, language)}
                  </p>
                  <CorrectionCard
                    correction={correction}
                    place={{ language, timeZone: view.timeZone }}
                    actions={
                      correction.state === "pending" && (
                        <Button
                          tone="quiet"
                          disabled={busy}
                          onClick={() =>
                            withdraw(() => withdrawCorrectionAction({ correctionId: correction.id }))
                          }
                          className="-ms-4 justify-self-start"
                        >
                          {text("record.withdraw")}
                        </Button>
                      )
                    }
                  />
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {leaves.length > 0 && (
          <LeaveList
            leaves={leaves}
            actions={(leave) =>
              leave.state === "pending" && (
                <Button
                  tone="quiet"
                  disabled={busy}
                  onClick={() => withdraw(() => withdrawLeaveAction({ leaveId: leave.id }))}
                  className="-ms-4 justify-self-start"
                >
                  {text("record.leave_withdraw")}
                </Button>
              )
            }
          />
        )}
      </section>
      {task.kind === "correction" && (
        <CorrectionDialog
          line={task.line}
          onClose={() => setTask({ kind: "none" })}
          onSent={() => finish(text("record.ask_sent"))}
        />
      )}
      {task.kind === "leave" && (
        <LeaveDialog
          types={leaveTypes}
          today={day.today}
          onClose={() => setTask({ kind: "none" })}
          onSent={() => finish(text("record.leave_sent"))}
        />
      )}
    </div>
  );
}

function Rates({ rates, threshold }: Pick<PersonAttendanceView, "rates" | "threshold">) {
  const text = useText();
  const language = useLanguage();
  const percent = (share: number | null) =>
    share === null ? text("attendance.rate_none") : formatPercent(share, language);
  const cannotReach = threshold !== null && rates.best.share !== null && rates.best.share < threshold;
  return (
    <dl className="grid flex-1 gap-1">
      {(["toDate", "wholeTerm", "best"] as const).map((key) => (
        <div key={key} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <dt className="text-muted text-sm">
            {text(`attendance.rate_${NAMES[key]}`)}
            <span className="block text-xs">{text(`attendance.rate_${NAMES[key]}_hint`)}</span>
          </dt>
          <dd className="font-semibold tabular-nums">{percent(rates[key].share)}</dd>
        </div>
      ))}
      {cannotReach && threshold !== null && (
        <div>
          <Badge tone="bad">
            {text("attendance.cannot_reach", { percent: formatPercent(threshold, language) })}
          </Badge>
        </div>
      )}
    </dl>
  );
}

const NAMES = { toDate: "to_date", wholeTerm: "whole_term", best: "best" } as const;

type AskButtonProps = { line: AttendanceLine; isPending: boolean; onAsk: () => void };

/** The way to a correction of a line, or why there is none. */
function AskButton({ line, isPending, onAsk }: AskButtonProps) {
  const text = useText();
  const language = useLanguage();
  if (line.isLocked) return <p className="text-muted text-sm">{text("record.locked")}</p>;
  if (isPending) return <p className="text-muted text-sm">{text("record.ask_pending")}</p>;
  return (
    <Button
      tone="quiet"
      onClick={onAsk}
      aria-label={text("record.ask_for", {
        title: inLanguage(line.title, language),
        date: formatDayMonth(line.workDate, language),
      })}
      className="-ms-4 justify-self-start"
    >
      {text("record.ask")}
    </Button>
  );
}
