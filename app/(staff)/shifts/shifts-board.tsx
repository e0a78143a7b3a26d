"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/components/shell/use-submission";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { ShiftAssignmentView, ShiftsView, ShiftTemplateView } from "@/lib/contracts/shifts";
import type { UnitChoice } from "@/lib/contracts/units";
import { formatDayMonth, formatIsoWeekday } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { endShiftAssignmentAction } from "./actions";
import { AssignDialog } from "./assign-dialog";
import { ShiftDialog } from "./shift-dialog";

/** Somebody who can be put on a shift. */
export type Worker = { id: string; name: Bilingual; number: string };

type Task =
  | { kind: "writing"; template: ShiftTemplateView | null }
  | { kind: "assigning"; template: ShiftTemplateView };

type ShiftsBoardProps = { view: ShiftsView; units: UnitChoice[]; people: Worker[] };

/** Ways to work with their times by weekday, and who works them. */
export function ShiftsBoard({ view, units, people }: ShiftsBoardProps) {
  const text = useText();
  const router = useRouter();
  const [task, setTask] = useState<Task | null>(null);
  const [done, setDone] = useState(false);
  const { busy, problem, submit } = useSubmission();

  const finish = () => {
    setTask(null);
    setDone(true);
    router.refresh();
  };

  async function end(assignment: ShiftAssignmentView) {
    const input = { assignmentId: assignment.id, from: view.today };
    if (await submit(() => endShiftAssignmentAction(input))) finish();
  }

  return (
    <div className="grid gap-4">
      {problem && <Notice tone="error">{problem}</Notice>}
      {done && <Notice tone="success">{text("shifts.saved")}</Notice>}
      <div>
        <Button
          tone="primary"
          className="max-sm:w-full"
          onClick={() => setTask({ kind: "writing", template: null })}
        >
          {text("shifts.add")}
        </Button>
      </div>
      {view.templates.length === 0 && (
        <EmptyState title={text("shifts.empty_title")}>{text("shifts.empty_body")}</EmptyState>
      )}
      {view.templates.map((template) => (
        <ShiftPanel
          key={template.id}
          template={template}
          assignments={view.assignments.filter(({ templateId }) => templateId === template.id)}
          busy={busy}
          onChange={() => setTask({ kind: "writing", template })}
          onAssign={() => setTask({ kind: "assigning", template })}
          onEnd={end}
        />
      ))}
      {task?.kind === "writing" && (
        <ShiftDialog template={task.template} units={units} onClose={() => setTask(null)} onSaved={finish} />
      )}
      {task?.kind === "assigning" && (
        <AssignDialog
          template={task.template}
          people={people}
          today={view.today}
          onClose={() => setTask(null)}
          onAssigned={finish}
        />
      )}
    </div>
  );
}

type ShiftPanelProps = {
  template: ShiftTemplateView;
  assignments: ShiftAssignmentView[];
  busy: boolean;
  onChange: () => void;
  onAssign: () => void;
  onEnd: (assignment: ShiftAssignmentView) => void;
};

function ShiftPanel({ template, assignments, busy, onChange, onAssign, onEnd }: ShiftPanelProps) {
  const text = useText();
  const language = useLanguage();
  const name = inLanguage(template.name, language);
  const days = Object.entries(template.segments).sort(([a], [b]) => Number(a) - Number(b));
  return (
    <Panel className="grid gap-3 p-4 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="font-semibold text-lg [overflow-wrap:anywhere]">{name}</h2>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onAssign} aria-label={text("shifts.assign_named", { name })}>
            {text("shifts.assign")}
          </Button>
          <Button tone="quiet" onClick={onChange} aria-label={text("shifts.change_named", { name })}>
            {text("shifts.change")}
          </Button>
        </div>
      </div>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {days.map(([day, segments]) => (
          <div key={day} className="contents">
            <dt className="text-muted">{formatIsoWeekday(Number(day), language)}</dt>
            <dd>
              {(segments ?? []).map((segment) => (
                <span key={segment.start} className="me-4 inline-block">
                  <bdi dir="ltr" className="tabular-nums">
                    {segment.start} – {segment.end}
                  </bdi>
                  {segment.breakMinutes > 0 && (
                    <span className="ms-1 text-muted">
                      {text("shifts.with_break", { count: segment.breakMinutes })}
                    </span>
                  )}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="font-medium">{text("shifts.who", { count: template.assignedCount })}</h3>
      <ul className="divide-y divide-line">
        {assignments.map((assignment) => (
          <li key={assignment.id} className="flex flex-wrap items-center justify-between gap-2 py-1">
            <span>
              {inLanguage(assignment.name, language)} <bdi className="text-muted">{assignment.number}</bdi>
              <span className="ms-2 text-muted text-sm">
                {text("shifts.from", { date: formatDayMonth(assignment.validFrom, language) })}
                {assignment.validTo &&
                  ` · ${text("shifts.until", { date: formatDayMonth(assignment.validTo, language) })}`}
              </span>
            </span>
            <Button
              tone="quiet"
              busy={busy}
              onClick={() => onEnd(assignment)}
              aria-label={text("shifts.end_named", {
                name: inLanguage(assignment.name, language),
                shift: name,
              })}
            >
              {text("shifts.end")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
