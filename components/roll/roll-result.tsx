"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Mark } from "@/lib/contracts/roll";
import { inLanguage, type Language } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import { problemText } from "@/lib/i18n/problem-text";
import type { Text } from "@/lib/i18n/text";
import type { RollResult } from "./use-roll";

/** What became of the last mark, and the way back from it: it stays in sight at the foot of the screen. */
export function RollResultBar({ result, onUndo }: { result: RollResult; onUndo: (() => void) | null }) {
  const text = useText();
  const language = useLanguage();
  if (result.kind === "none") return null;
  if (result.kind === "refused") {
    const problem = result.problem ? problemText(text, result.problem) : text("problems.unreachable");
    return (
      <Notice tone="error">
        {result.name
          ? text("roll.failed", { name: inLanguage(result.name, language), problem })
          : text("roll.failed_rest", { problem })}
      </Notice>
    );
  }
  return (
    <div className="flex items-center justify-between gap-2 rounded-control border border-line bg-surface px-4 py-1.5 shadow-float">
      <p role="status" className="min-w-0">
        {resultText(text, result, language)}
      </p>
      {onUndo && (
        <Button tone="quiet" onClick={onUndo}>
          {text("roll.undo")}
        </Button>
      )}
    </div>
  );
}

function resultText(
  text: Text,
  result: Exclude<RollResult, { kind: "none" | "refused" }>,
  language: Language,
): string {
  const status = (mark: Mark) =>
    mark === "cleared" ? text("roll.cleared") : text(`attendance.kind_${mark}`);
  switch (result.kind) {
    case "saved":
      return text("roll.saved", { name: inLanguage(result.name, language), status: status(result.mark) });
    case "saved_rest":
      return text("roll.saved_rest", { count: result.count, status: status(result.mark) });
    case "undone":
      return text("roll.undone", { name: inLanguage(result.name, language) });
    case "undone_rest":
      return text("roll.undone_rest", { count: result.count });
  }
}
