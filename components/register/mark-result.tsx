"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatDayMonth } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import type { MarkResult } from "./use-register-marks";

type MarkResultNoticeProps = {
  result: MarkResult;
  onUndo: (() => void) | null;
};

/** What became of the last mark, and the way back from it. */
export function MarkResultNotice({ result, onUndo }: MarkResultNoticeProps) {
  const text = useText();
  const language = useLanguage();
  if (result.kind === "none") return null;
  const name = inLanguage(result.target.name, language);
  const date = formatDayMonth(result.target.date, language);
  if (result.kind === "refused") {
    const problem = result.problem ? problemText(text, result.problem) : text("problems.unreachable");
    return <Notice tone="error">{text("register.failed", { name, date, problem })}</Notice>;
  }
  const status =
    result.kind === "undone"
      ? text("register.undone")
      : result.mark === "cleared"
        ? text("attendance.history_cleared")
        : text(`attendance.kind_${result.mark}`);
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-good-soft px-4 py-1.5"
    >
      <span>{text("register.saved", { name, date, status })}</span>
      {onUndo && (
        <Button tone="quiet" onClick={onUndo}>
          {text("register.undo")}
        </Button>
      )}
    </div>
  );
}
