import { kindOfCode } from "@/components/attendance/code-tone";
import { axesOfMark } from "@/components/attendance/mark-axes";
import type { StatusCodeView } from "@/lib/contracts/attendance-record";
import type { RegisterMark, RegisterRow } from "@/lib/contracts/register";
import type { Mark } from "@/lib/contracts/roll";
import { codeOf } from "@/lib/domain/attendance/status-code";

/** Marks that were set and that the server has not confirmed yet, by obligation. */
export type PendingMarks = ReadonlyMap<string, RegisterMark>;

/** A row as it will be when the pending marks are in; the very same row when none concerns it. */
export function withPending(row: RegisterRow, pending: PendingMarks): RegisterRow {
  const concerns = (marks: readonly RegisterMark[]) => marks.some((mark) => pending.has(mark.obligationId));
  if (pending.size === 0 || !Object.values(row.cells).some(concerns)) return row;
  const cells = Object.fromEntries(
    Object.entries(row.cells).map(([date, marks]) => [
      date,
      concerns(marks) ? marks.map((mark) => pending.get(mark.obligationId) ?? mark) : marks,
    ]),
  );
  return { ...row, cells };
}

/** What a cell shows as soon as a mark was set, before the server has said what it came to; null where only the server knows. */
export function expectedMark(
  before: RegisterMark,
  mark: Mark,
  codes: readonly StatusCodeView[],
): RegisterMark | null {
  const status = axesOfMark(mark);
  if (!status) return null;
  const code = codeOf({ ...status, madeUpBy: null }, codes)?.code ?? null;
  return { ...before, code, isDecided: true, lateMinutes: 0 };
}

/** The mark that brings a cell back to what it was: what had been decided by hand, else what the evidence says. */
export function markBack(before: RegisterMark, codes: readonly StatusCodeView[]): Mark {
  const code = codes.find((one) => one.code === before.code);
  if (!before.isDecided || !code) return "cleared";
  const kind = kindOfCode(code);
  switch (kind) {
    case "present":
    case "late":
    case "left_early":
    case "absent":
    case "excused":
      return kind;
    default:
      return "cleared";
  }
}
