import { isOn } from "./membership";
import { expandShift, type Meeting, type ShiftTemplate, shiftDate } from "./schedule";

/** Who works what from when until before when (ISO dates, null = open). */
export type ShiftAssignment = {
  id: string;
  personId: string;
  template: ShiftTemplate;
  from: string;
  to: string | null;
};

/** Two assignments that expect one person in two places at once, with the first instants at which they do (epoch milliseconds). */
export type ShiftOverlap = {
  personId: string;
  firstId: string;
  secondId: string;
  from: number;
  to: number;
};

/** Dates from which until before which (ISO) a person of the roster has no assignment. */
export type RosterGap = { personId: string; from: string; to: string };

/** Templates repeat weekly: a week of both, with the shifts that run on from the day before, shows every overlap there is. */
const DAYS = 8;

/** Every pair of one person's assignments whose shifts overlap; back to back is none. Assignments may follow each other in any order. */
export function findShiftOverlaps(assignments: readonly ShiftAssignment[], timeZone: string): ShiftOverlap[] {
  return [...groupByPerson(assignments).values()].flatMap((own) =>
    own.flatMap((first, index) =>
      own.slice(index + 1).flatMap((second) => firstOverlap(first, second, timeZone) ?? []),
    ),
  );
}

function firstOverlap(
  first: ShiftAssignment,
  second: ShiftAssignment,
  timeZone: string,
): ShiftOverlap | null {
  // A night shift that began before the second assignment does may still run into it.
  const start = shiftDate(first.from > second.from ? first.from : second.from, -1);
  const dates = Array.from({ length: DAYS + 1 }, (_, day) => shiftDate(start, day));
  const shiftsOf = (assignment: ShiftAssignment) =>
    dates
      .filter((date) => isOn(assignment, date))
      .flatMap((date) => expandShift(assignment.template, date, timeZone));
  const [a, b] = [shiftsOf(first), shiftsOf(second)];
  const common = a.flatMap((one) => b.flatMap((other) => overlapOf(one, other) ?? []));
  const earliest = common.sort((x, y) => x.from - y.from)[0];
  return earliest ? { personId: first.personId, firstId: first.id, secondId: second.id, ...earliest } : null;
}

function overlapOf(a: Meeting, b: Meeting): { from: number; to: number } | null {
  const from = Math.max(a.startsAt, b.startsAt);
  const to = Math.min(a.endsAt, b.endsAt);
  return from < to ? { from, to } : null;
}

/** The places of segments (by weekday and slot) of one template that overlap each other, the night before included. */
export function findTemplateOverlaps(template: ShiftTemplate): { weekday: number; slot: number }[] {
  // A week of UTC has no clock changes; 2024-01-01 was a Monday.
  const week = Array.from({ length: DAYS }, (_, day) => shiftDate("2024-01-01", day)).flatMap((date, day) =>
    expandShift(template, date, "UTC").map((shift) => ({ ...shift, weekday: (day % 7) + 1 })),
  );
  const inOrder = week.sort((a, b) => a.startsAt - b.startsAt || a.slot - b.slot);
  const faults = inOrder.filter((shift, i) =>
    inOrder.slice(0, i).some((earlier) => overlapOf(earlier, shift)),
  );
  const unique = new Map(faults.map(({ weekday, slot }) => [`${weekday}/${slot}`, { weekday, slot }]));
  return [...unique.values()];
}

/** Where a person who is on the roster within `span` (ISO dates, `to` exclusive) has no assignment, person by person, in time order. */
export function findRosterGaps(
  assignments: readonly Omit<ShiftAssignment, "template">[],
  span: { from: string; to: string },
): RosterGap[] {
  return [...groupByPerson(assignments)].flatMap(([personId, own]) => {
    const gaps: RosterGap[] = [];
    let covered = span.from;
    for (const { from, to } of own.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      if (from > covered && covered < span.to)
        gaps.push({ personId, from: covered, to: from < span.to ? from : span.to });
      const end = to ?? span.to;
      if (end > covered) covered = end;
    }
    if (covered < span.to) gaps.push({ personId, from: covered, to: span.to });
    return gaps;
  });
}

function groupByPerson<T extends { personId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row]);
  return groups;
}
