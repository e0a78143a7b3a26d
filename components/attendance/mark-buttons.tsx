"use client";

import { classNames } from "@/components/ui/class-names";
import type { Mark } from "@/lib/contracts/roll";
import { useText } from "@/lib/i18n/language-provider";
import { MARK_KEYS } from "./mark-keys";
import { StatusIcon } from "./status-icon";
import type { StatusKind } from "./status-kind";

const CHOSEN: Partial<Record<Mark, string>> = {
  present: "aria-pressed:border-good-fill aria-pressed:bg-good-soft",
  late: "aria-pressed:border-late-fill aria-pressed:bg-late-soft",
  left_early: "aria-pressed:border-late-fill aria-pressed:bg-late-soft",
  absent: "aria-pressed:border-bad-fill aria-pressed:bg-bad-soft",
  excused: "aria-pressed:border-accent aria-pressed:bg-accent-soft",
};

type MarkButtonsProps = {
  /** Whom or what the buttons are about, for whoever cannot see it. */
  label: string;
  /** What holds now. */
  current: StatusKind | null;
  marks: readonly Exclude<Mark, "cleared">[];
  onMark: (mark: Mark) => void;
};

/** One tap sets a mark; the one in force looks pressed. */
export function MarkButtons({ label, current, marks, onMark }: MarkButtonsProps) {
  const text = useText();
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{label}</legend>
      {MARK_KEYS.filter(({ mark }) => marks.includes(mark)).map(({ mark, en }) => (
        <button
          key={mark}
          type="button"
          aria-pressed={current === mark}
          aria-keyshortcuts={en}
          onClick={() => onMark(mark)}
          className={classNames(
            "inline-flex min-h-10 touch:min-h-11 items-center gap-1.5 rounded-control border border-line-strong bg-surface px-2.5 font-medium text-sm hover:bg-sunken aria-pressed:border-2",
            CHOSEN[mark],
          )}
        >
          <StatusIcon kind={mark} />
          {text(`attendance.kind_${mark}`)}
        </button>
      ))}
    </fieldset>
  );
}
