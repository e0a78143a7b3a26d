"use client";

import type { ReactNode } from "react";
import { saySpan } from "@/components/attendance/format-span";
import { RecordSentences } from "@/components/attendance/record-sentences";
import { StatusIcon } from "@/components/attendance/status-icon";
import { kindOf } from "@/components/attendance/status-kind";
import { recordWords } from "@/components/attendance/status-text";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";

/** One obligation in words: what it was, how it went and why; `actions` stand under it. */
export function LineItem({ line, actions }: { line: AttendanceLine; actions?: ReactNode }) {
  const text = useText();
  const language = useLanguage();
  const place = { language, timeZone: line.timeZone };
  return (
    <div className="flex gap-3">
      <span className="pt-1">
        <StatusIcon kind={kindOf(line.record.status)} />
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium [overflow-wrap:anywhere]">{inLanguage(line.title, language)}</span>
          <span className="font-medium">{recordWords(text, line.record)}</span>
        </p>
        <p className="text-muted text-sm">
          {text(`attendance.kind_of_${line.kind}`)}
          {text("common.list_separator")}
          {saySpan(text, line, place)}
        </p>
        <div className="text-sm">
          <RecordSentences record={line.record} place={place} />
        </div>
        {actions}
      </div>
    </div>
  );
}
