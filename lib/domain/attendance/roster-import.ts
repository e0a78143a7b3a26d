import { Temporal } from "temporal-polyfill";
import { type Membership, membershipsOverlap } from "./membership";

/** One line of a roster file as it was read: `line` counts from 1 with the heading, texts are trimmed, "" = left empty. */
export type RosterRow = {
  line: number;
  personNumber: string;
  group: string;
  validFrom: string;
  validTo: string;
};

/** A row that can be written. */
export type RosterEntry = Membership & { line: number };

/** What the file is judged against: ids by person number and by name of section or shift, and what is there already. */
export type RosterContext = {
  persons: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  existing: readonly Membership[];
};

export type RosterColumn = "personNumber" | "group" | "validFrom" | "validTo";

/** What is wrong where: the file's line, the column, and the texts or lines that show it. */
export type RosterFault = {
  line: number;
  column: RosterColumn;
  reason:
    | "required"
    | "unknown_person"
    | "unknown_group"
    | "not_a_date"
    | "ends_before_start"
    | "overlaps_line"
    | "overlaps_existing";
  facts: Readonly<Record<string, string | number>>;
};

/**
 * Reads a whole file: either every row can be written, or everything that is wrong with it is told, line by line, and nothing is. Dates are
 * ISO; two rows of one person and group may not overlap, nor may a row overlap what is there.
 */
export function judgeRosterRows(
  rows: readonly RosterRow[],
  context: RosterContext,
): { kind: "accepted"; entries: RosterEntry[] } | { kind: "faulty"; faults: RosterFault[] } {
  const faults: RosterFault[] = [];
  const entries: RosterEntry[] = [];
  const taken = new Map<string, (Membership & { line?: number })[]>();
  for (const item of context.existing) placesOf(taken, item).push(item);
  for (const row of rows) {
    const found = judgeFields(row, context);
    const { entry } = found;
    const clash = entry && placesOf(taken, entry).find((other) => membershipsOverlap(other, entry));
    if (clash) found.faults.push(clashFault(row.line, clash));
    faults.push(...found.faults);
    if (!entry || clash) continue;
    placesOf(taken, entry).push(entry);
    entries.push(entry);
  }
  return faults.length > 0 ? { kind: "faulty", faults } : { kind: "accepted", entries };
}

function judgeFields(row: RosterRow, { persons, groups }: RosterContext) {
  const faults: RosterFault[] = [];
  const fault = (column: RosterColumn, reason: RosterFault["reason"]) => {
    faults.push({ line: row.line, column, reason, facts: { value: row[column] } });
    return null;
  };
  const idOf = (
    column: "personNumber" | "group",
    ids: ReadonlyMap<string, string>,
    unknown: RosterFault["reason"],
  ) => (row[column] === "" ? fault(column, "required") : (ids.get(row[column]) ?? fault(column, unknown)));
  const personId = idOf("personNumber", persons, "unknown_person");
  const groupId = idOf("group", groups, "unknown_group");
  const from =
    row.validFrom === ""
      ? fault("validFrom", "required")
      : (readDate(row.validFrom) ?? fault("validFrom", "not_a_date"));
  const hasEnd = row.validTo !== "";
  const to = hasEnd ? (readDate(row.validTo) ?? fault("validTo", "not_a_date")) : null;
  if (from !== null && to !== null && to <= from) fault("validTo", "ends_before_start");
  const isWhole = faults.length === 0 && personId !== null && groupId !== null && from !== null;
  return { faults, entry: isWhole ? { line: row.line, personId, groupId, from, to } : null };
}

/** An ISO date that is in the calendar, else null. */
function readDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    return null;
  }
}

function placesOf<T extends Membership>(taken: Map<string, T[]>, { personId, groupId }: Membership): T[] {
  const key = JSON.stringify([personId, groupId]);
  const places = taken.get(key) ?? [];
  taken.set(key, places);
  return places;
}

function clashFault(line: number, clash: Membership & { line?: number }): RosterFault {
  if (clash.line !== undefined)
    return { line, column: "validFrom", reason: "overlaps_line", facts: { otherLine: clash.line } };
  return {
    line,
    column: "validFrom",
    reason: "overlaps_existing",
    facts: { from: clash.from, to: clash.to ?? "" },
  };
}
