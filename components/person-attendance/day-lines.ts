import { kindOf, type StatusKind } from "@/components/attendance/status-kind";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";

/** The obligations of one day and what the worst of them came to. */
export type DayLines = { date: string; kind: StatusKind; lines: AttendanceLine[] };

const WORST_FIRST: StatusKind[] = [
  "absent",
  "late_left_early",
  "late",
  "left_early",
  "not_yet",
  "excused",
  "on_leave",
  "present",
];

/** Lines by their work date, those of a day in time order. */
export function linesByDay(lines: readonly AttendanceLine[]): Map<string, DayLines> {
  const days = new Map<string, AttendanceLine[]>();
  for (const line of lines) days.set(line.workDate, [...(days.get(line.workDate) ?? []), line]);
  return new Map(
    [...days].map(([date, ofDay]) => [
      date,
      {
        date,
        kind: worstOf(ofDay),
        lines: ofDay.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
      },
    ]),
  );
}

function worstOf(lines: readonly AttendanceLine[]): StatusKind {
  const kinds = new Set(lines.map(({ record }) => kindOf(record.status)));
  return WORST_FIRST.find((kind) => kinds.has(kind)) ?? "not_yet";
}
