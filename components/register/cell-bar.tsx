"use client";

import { kindOfCode } from "@/components/attendance/code-tone";
import { MarkButtons } from "@/components/attendance/mark-buttons";
import { Button } from "@/components/ui/button";
import type { RegisterDay, RegisterRow } from "@/lib/contracts/register";
import type { Mark } from "@/lib/contracts/roll";
import { inLanguage } from "@/lib/i18n/language";
import { useLanguage, useText } from "@/lib/i18n/language-provider";
import type { CellFace } from "./cell-face";
import { cellLabel, dayLabel } from "./cell-label";

type CellBarProps = {
  row: RegisterRow | null;
  day: RegisterDay | null;
  face: CellFace | null;
  onMark: ((mark: Mark) => void) | null;
  onExplain: () => void;
};

/** Says in words what the chosen cell holds, and offers by button what the keys do. */
export function CellBar({ row, day, face, onMark, onExplain }: CellBarProps) {
  const text = useText();
  const language = useLanguage();
  if (!row || !day)
    return <p className="flex min-h-13 items-center text-muted">{text("register.choose_cell")}</p>;
  const name = inLanguage(row.name, language);
  return (
    <div className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0">
        <span className="font-medium">
          {text("register.chosen", { name, date: dayLabel(text, language, day) })}
        </span>
        <span className="block text-muted text-sm">{cellLabel(text, language, face)}</span>
      </p>
      {face && (
        <div className="flex flex-wrap items-center gap-1.5">
          {onMark && face.expected === 1 && (
            <MarkButtons
              label={name}
              current={face.one && kindOfCode(face.one)}
              marks={["present", "late", "absent", "excused"]}
              onMark={onMark}
            />
          )}
          <Button onClick={onExplain}>{text("register.explain")}</Button>
        </div>
      )}
    </div>
  );
}
