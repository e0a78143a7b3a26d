import { kindOfCode, toneOfCode } from "@/components/attendance/code-tone";
import type { StatusTone } from "@/components/attendance/status-kind";
import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import type { RegisterMark } from "@/lib/contracts/register";

/**
 * What a cell of the register shows. One obligation shows its code, several how many of them were attended; `one` is the code that is
 * shown, `attended` and `expected` count all.
 */
export type CellFace = {
  tone: StatusTone;
  one: StatusCodeView | null;
  attended: number;
  expected: number;
  lateMinutes: number;
  isDecided: boolean;
  isOpen: boolean;
};

export type CodeBook = ReadonlyMap<string, StatusCodeView>;

const WORST_FIRST: StatusTone[] = ["bad", "late", "wait", "excused", "good"];

/** The face of a day's obligations; null where nothing was expected. The colour is that of the worst among them. */
export function cellFace(marks: readonly RegisterMark[] | undefined, codes: CodeBook): CellFace | null {
  if (!marks || marks.length === 0) return null;
  const found = marks.map(({ code }) => (code === null ? null : (codes.get(code) ?? null)));
  const tones = found.map(toneOfCode);
  return {
    tone: WORST_FIRST.find((tone) => tones.includes(tone)) ?? "wait",
    one: marks.length === 1 ? (found[0] ?? null) : null,
    attended: found.filter((code) => code && isAttended(code)).length,
    expected: marks.length,
    lateMinutes: marks.reduce((sum, mark) => sum + mark.lateMinutes, 0),
    isDecided: marks.some((mark) => mark.isDecided),
    isOpen: marks.some((mark) => !mark.isFinal),
  };
}

function isAttended(code: StatusCodeView): boolean {
  return !["absent", "excused", "on_leave", "not_yet"].includes(kindOfCode(code));
}
