import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import { kindOfCode } from "./code-tone";

/** What people ask of a register: late and early ones are among the present. */
export type CodeTotals = {
  present: number;
  late: number;
  early: number;
  absent: number;
  excused: number;
  unmarked: number;
};

/** The order in which totals stand. */
export const TOTALS = [
  "present",
  "late",
  "early",
  "absent",
  "excused",
  "unmarked",
] as const satisfies readonly (keyof CodeTotals)[];

/** Totals from counts by code; `expected` is how many there were in all, so that what has no code is unmarked. */
export function totalsOf(
  counts: Readonly<Record<string, number>>,
  codes: readonly StatusCodeView[],
  expected: number,
): CodeTotals {
  const totals = { present: 0, late: 0, early: 0, absent: 0, excused: 0 };
  let counted = 0;
  for (const code of codes) {
    const count = counts[code.code] ?? 0;
    const kind = kindOfCode(code);
    if (kind === "not_yet") continue;
    counted += count;
    if (kind === "absent") totals.absent += count;
    else if (kind === "excused" || kind === "on_leave") totals.excused += count;
    else totals.present += count;
    if (kind === "late" || kind === "late_left_early") totals.late += count;
    if (kind === "left_early" || kind === "late_left_early") totals.early += count;
  }
  return { ...totals, unmarked: Math.max(0, expected - counted) };
}
