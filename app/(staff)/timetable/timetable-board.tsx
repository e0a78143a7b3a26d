"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { PatternView, TimetableView } from "@/lib/contracts/timetable";
import { addDays } from "@/lib/domain/attendance/date-range";
import { formatDateRange } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { EndPatternDialog } from "./end-pattern-dialog";
import { PatternDialog } from "./pattern-dialog";
import { PatternList } from "./pattern-list";
import { TermsAndCourses } from "./terms-and-courses";
import { WeekGrid } from "./week-grid";

type Task =
  | { kind: "none" }
  | { kind: "writing"; pattern: PatternView | null }
  | { kind: "ending"; pattern: PatternView };

type TimetableBoardProps = { view: TimetableView; sectionId: string | null; mayChange: boolean };

/** A week of meetings, what repeats, and for who arranges it the terms and courses behind it. */
export function TimetableBoard({ view, sectionId, mayChange }: TimetableBoardProps) {
  const text = useText();
  const language = useLanguage();
  const router = useRouter();
  const [task, setTask] = useState<Task>({ kind: "none" });
  const [done, setDone] = useState<string | null>(null);

  const finish = (message: string) => {
    setTask({ kind: "none" });
    setDone(message);
    router.refresh();
  };
  const addressOf = (from: string, section = sectionId) =>
    `/timetable?from=${from}${section ? `&section=${section}` : ""}`;
  return (
    <div className="grid gap-4">
      {done && <Notice tone="success">{done}</Notice>}
      <div className="flex flex-wrap items-end gap-2">
        <ButtonLink href={addressOf(addDays(view.from, -7))}>{text("timetable.week_before")}</ButtonLink>
        <ButtonLink href={addressOf(addDays(view.from, 7))}>{text("timetable.week_after")}</ButtonLink>
        <div className="min-w-0 grow basis-56 sm:max-w-xs">
          <Field label={text("timetable.section")}>
            {(control) => (
              <Select
                {...control}
                value={sectionId ?? ""}
                onChange={({ currentTarget }) =>
                  router.push(addressOf(view.from, currentTarget.value || null))
                }
              >
                <option value="">{text("timetable.all_sections")}</option>
                {view.sections.map((section) => (
                  <option key={section.id} value={section.id}>
                    {inLanguage(section.name, language)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {mayChange && view.sections.length > 0 && (
          <Button
            tone="primary"
            className="ms-auto max-sm:ms-0 max-sm:w-full"
            onClick={() => setTask({ kind: "writing", pattern: null })}
          >
            {text("timetable.add")}
          </Button>
        )}
      </div>
      <h2 className="font-semibold text-lg">
        {formatDateRange({ from: view.from, to: addDays(view.from, 6) }, language)}
      </h2>
      <WeekGrid view={view} />
      <PatternList
        patterns={view.patterns}
        mayChange={mayChange}
        onChange={(pattern) => setTask({ kind: "writing", pattern })}
        onEnd={(pattern) => setTask({ kind: "ending", pattern })}
      />
      {mayChange && <TermsAndCourses view={view} onSaved={finish} />}
      {task.kind === "writing" && (
        <PatternDialog
          pattern={task.pattern}
          view={view}
          sectionId={sectionId}
          onClose={() => setTask({ kind: "none" })}
          onSaved={() => finish(text("timetable.saved"))}
        />
      )}
      {task.kind === "ending" && (
        <EndPatternDialog
          pattern={task.pattern}
          today={view.today}
          onClose={() => setTask({ kind: "none" })}
          onEnded={(removed) => finish(text("timetable.ended", { count: removed }))}
        />
      )}
    </div>
  );
}
