"use client";

import type { KeyboardEvent } from "react";
import { sayBeside } from "@/components/attendance/explain-record";
import { RecordSentences } from "@/components/attendance/record-sentences";
import { StatusIcon } from "@/components/attendance/status-icon";
import { kindOf, type StatusKind } from "@/components/attendance/status-kind";
import { recordWords } from "@/components/attendance/status-text";
import { classNames } from "@/components/ui/class-names";
import type { Mark, RollEntry } from "@/lib/contracts/roll";
import type { Place } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/language";
import { useText } from "@/lib/i18n/language-provider";

/** The marks that have a button of their own in each line. */
export const LINE_MARKS = ["present", "late", "absent", "excused"] as const satisfies readonly Mark[];

/** How many buttons a line has: the marks, and what else there is. */
export const LINE_BUTTONS = LINE_MARKS.length + 1;

const PRESSED: Record<(typeof LINE_MARKS)[number], string> = {
  present: "aria-pressed:border-good-fill aria-pressed:ring-good-fill aria-pressed:bg-good-soft",
  late: "aria-pressed:border-late-fill aria-pressed:ring-late-fill aria-pressed:bg-late-soft",
  absent: "aria-pressed:border-bad-fill aria-pressed:ring-bad-fill aria-pressed:bg-bad-soft",
  excused: "aria-pressed:border-accent aria-pressed:ring-accent aria-pressed:bg-accent-soft",
};

type RollRowProps = {
  entry: RollEntry;
  index: number;
  place: Place;
  isPending: boolean;
  canMark: boolean;
  /** Which of its buttons Tab leads to; null for the lines that only arrow keys reach. */
  activeButton: number | null;
  onMark: (entry: RollEntry, mark: Mark) => void;
  onMore: (entry: RollEntry) => void;
  onKey: (event: KeyboardEvent, index: number, button: number) => void;
};

/** One person of the roll: how they stand and why, and a button for each mark. */
export function RollRow(props: RollRowProps) {
  const { entry, index, place, isPending, canMark, activeButton, onMark, onMore, onKey } = props;
  const text = useText();
  const { record } = entry;
  const name = inLanguage(entry.name, place.language);
  const kind = kindOf(record.status);
  const button = (position: number) => ({
    type: "button" as const,
    "data-roll": `${index} ${position}`,
    tabIndex: activeButton === position ? 0 : -1,
    onKeyDown: (event: KeyboardEvent) => onKey(event, index, position),
  });
  const isHere = record.override !== null || record.status.presence !== "not_yet" || isPending;
  return (
    <li className="grid gap-2 px-3 py-2.5 sm:px-4 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center lg:gap-4">
      <div className="flex min-w-0 gap-3">
        <span className="pt-1">
          <StatusIcon kind={kind} />
        </span>
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
            <bdi className="text-muted text-sm">{entry.number}</bdi>
          </p>
          <div className="text-sm">
            {isPending ? (
              <p className="text-muted">
                {recordWords(text, record)}
                {text("common.list_separator")}
                {text("roll.saving")}
              </p>
            ) : (
              isHere && <RollFacts entry={entry} place={place} />
            )}
          </div>
        </div>
      </div>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{text("roll.marks_for", { name })}</legend>
        {LINE_MARKS.map((mark, position) => (
          <button
            key={mark}
            {...button(position)}
            aria-pressed={isHere && kind === mark}
            disabled={!canMark}
            onClick={() => onMark(entry, mark)}
            className={classNames(
              "inline-flex min-h-10 touch:min-h-11 flex-1 items-center justify-center gap-1.5 rounded-control border border-line-strong bg-surface px-2.5 font-medium text-sm hover:bg-sunken disabled:opacity-60 aria-pressed:ring-1 aria-pressed:ring-inset lg:flex-none",
              PRESSED[mark],
            )}
          >
            <span className="max-sm:hidden">
              <StatusIcon kind={mark as StatusKind} />
            </span>
            {text(`roll.mark_${mark}`)}
          </button>
        ))}
        <button
          {...button(LINE_MARKS.length)}
          aria-label={text("roll.more_for", { name })}
          onClick={() => onMore(entry)}
          className="inline-flex min-h-10 touch:min-h-11 items-center rounded-control px-2.5 font-medium text-accent text-sm hover:bg-sunken"
        >
          {text("roll.more")}
        </button>
      </fieldset>
    </li>
  );
}

/** The sentences of a record; what a device saw otherwise stands out, and changes nothing. */
function RollFacts({ entry: { record }, place }: { entry: RollEntry; place: Place }) {
  const text = useText();
  const { evidenceBeside } = record;
  const own = { ...record, explain: record.explain.filter(({ code }) => code !== "evidence_beside") };
  return (
    <>
      <RecordSentences record={own} place={place} />
      {evidenceBeside && (
        <p className="mt-1 w-fit rounded-control border-late-fill border-s-4 bg-late-soft px-2 py-0.5">
          {sayBeside(evidenceBeside, { text, place })}
        </p>
      )}
    </>
  );
}
