"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { PatternView } from "@/lib/contracts/timetable";
import { formatDayMonth, formatIsoWeekday } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

type PatternListProps = {
  patterns: PatternView[];
  mayChange: boolean;
  onChange: (pattern: PatternView) => void;
  onEnd: (pattern: PatternView) => void;
};

/** What repeats: on which days, when, where, and from when to when. */
export function PatternList({ patterns, mayChange, onChange, onEnd }: PatternListProps) {
  const text = useText();
  const language = useLanguage();
  if (patterns.length === 0) {
    return <EmptyState title={text("timetable.empty_title")}>{text("timetable.empty_body")}</EmptyState>;
  }
  return (
    <Panel>
      <h2 className="px-4 pt-4 font-semibold text-lg sm:px-6">{text("timetable.repeats")}</h2>
      <ul className="divide-y divide-line">
        {patterns.map((pattern) => {
          const name = inLanguage(pattern.section, language);
          const what = `${name}, ${pattern.localStart}`;
          return (
            <li key={pattern.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
                <p>
                  <bdi dir="ltr" className="tabular-nums">
                    {pattern.localStart} – {pattern.localEnd}
                  </bdi>{" "}
                  · {daysOf(pattern, language, text("common.list_separator"))}
                </p>
                <p className="text-muted text-sm">
                  {pattern.intervalWeeks > 1 &&
                    `${text("timetable.every", { count: pattern.intervalWeeks })} · `}
                  {text("timetable.from_day", { date: formatDayMonth(pattern.validFrom, language) })}
                  {pattern.validTo &&
                    ` · ${text("timetable.until_day", { date: formatDayMonth(pattern.validTo, language) })}`}
                  {pattern.room && ` · ${pattern.room}`}
                </p>
              </div>
              {mayChange && (
                <div className="flex gap-2">
                  <Button
                    onClick={() => onChange(pattern)}
                    aria-label={text("timetable.change_named", { name: what })}
                  >
                    {text("timetable.change")}
                  </Button>
                  <Button
                    tone="quiet"
                    onClick={() => onEnd(pattern)}
                    aria-label={text("timetable.end_named", { name: what })}
                  >
                    {text("timetable.end")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function daysOf({ weekdays }: PatternView, language: "ar" | "en", separator: string): string {
  return [...weekdays]
    .sort((a, b) => a - b)
    .map((day) => formatIsoWeekday(day, language))
    .join(separator);
}
