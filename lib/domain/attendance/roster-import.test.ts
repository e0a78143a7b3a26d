import { describe, expect, it } from "vitest";
import { judgeRosterRows, type RosterContext, type RosterRow } from "./roster-import";

const persons = new Map(Array.from({ length: 5_000 }, (_, i) => [`S${i}`, `person-${i}`]));
const groups = new Map([
  ["Grade 4 A", "4a"],
  ["Grade 4 B", "4b"],
]);
const context: RosterContext = {
  persons,
  groups,
  existing: [{ personId: "person-7", groupId: "4a", from: "2026-09-01", to: "2026-12-01" }],
};
const row = (line: number, overrides: Partial<RosterRow> = {}): RosterRow => ({
  line,
  personNumber: `S${line}`,
  group: "Grade 4 A",
  validFrom: "2026-09-01",
  validTo: "",
  ...overrides,
});
const faultsOf = (rows: RosterRow[]) => {
  const judged = judgeRosterRows(rows, context);
  return judged.kind === "faulty"
    ? judged.faults.map(({ line, column, reason }) => [line, column, reason])
    : [];
};

describe("a roster file", () => {
  it("of good rows can be written as it is", () => {
    expect(judgeRosterRows([row(2), row(3, { validTo: "2026-10-01" })], context)).toEqual({
      kind: "accepted",
      entries: [
        { line: 2, personId: "person-2", groupId: "4a", from: "2026-09-01", to: null },
        { line: 3, personId: "person-3", groupId: "4a", from: "2026-09-01", to: "2026-10-01" },
      ],
    });
  });

  it.each<{ what: string; change: Partial<RosterRow>; column: string; reason: string }>([
    { what: "no number", change: { personNumber: "" }, column: "personNumber", reason: "required" },
    {
      what: "a stranger",
      change: { personNumber: "S9999" },
      column: "personNumber",
      reason: "unknown_person",
    },
    { what: "no section", change: { group: "" }, column: "group", reason: "required" },
    { what: "another section", change: { group: "grade 4 a" }, column: "group", reason: "unknown_group" },
    { what: "no date", change: { validFrom: "" }, column: "validFrom", reason: "required" },
    {
      what: "a day that is not in the calendar",
      change: { validFrom: "2026-02-30" },
      column: "validFrom",
      reason: "not_a_date",
    },
    {
      what: "a date in another order",
      change: { validTo: "01/12/2026" },
      column: "validTo",
      reason: "not_a_date",
    },
    {
      what: "an end before its start",
      change: { validTo: "2026-08-31" },
      column: "validTo",
      reason: "ends_before_start",
    },
    { what: "no length", change: { validTo: "2026-09-01" }, column: "validTo", reason: "ends_before_start" },
    {
      what: "what is there already",
      change: { personNumber: "S7", validFrom: "2026-11-30" },
      column: "validFrom",
      reason: "overlaps_existing",
    },
  ])("$what", ({ change, column, reason }) => {
    expect(faultsOf([row(2), row(3, change), row(4)])).toEqual([[3, column, reason]]);
  });

  it("tells everything that is wrong with a row, and where its text is", () => {
    const judged = judgeRosterRows([row(2, { personNumber: "?", validFrom: "soon" })], context);
    expect(judged).toMatchObject({
      faults: [
        { column: "personNumber", facts: { value: "?" } },
        { column: "validFrom", facts: { value: "soon" } },
      ],
    });
  });

  it("may name a person again later or elsewhere, not twice at once", () => {
    const again = { personNumber: "S2" };
    expect(
      faultsOf([row(2, { validTo: "2026-10-01" }), row(3, { ...again, validFrom: "2026-10-01" })]),
    ).toEqual([]);
    expect(faultsOf([row(2), row(3, { ...again, group: "Grade 4 B" })])).toEqual([]);
    const judged = judgeRosterRows([row(2), row(3, again)], context);
    expect(judged).toMatchObject({ faults: [{ line: 3, reason: "overlaps_line", facts: { otherLine: 2 } }] });
  });

  it("of 5,000 rows with 7 faulty ones tells the seven and hands over none", () => {
    const faulty = new Map<number, Partial<RosterRow>>([
      [17, { personNumber: "" }],
      [640, { group: "Grade 9" }],
      [1_203, { validFrom: "2026-13-01" }],
      [2_500, { validTo: "2026-01-01" }],
      [3_778, { personNumber: "S3775" }],
      [4_100, { personNumber: "nobody" }],
      [4_999, { validFrom: "" }],
    ]);
    const rows = Array.from({ length: 5_000 }, (_, i) => i + 2).map((line) =>
      row(line, { personNumber: `S${line - 2}`, validFrom: "2027-01-01", ...faulty.get(line) }),
    );
    expect(judgeRosterRows(rows, context).kind).toBe("faulty");
    expect(faultsOf(rows)).toEqual([
      [17, "personNumber", "required"],
      [640, "group", "unknown_group"],
      [1_203, "validFrom", "not_a_date"],
      [2_500, "validTo", "ends_before_start"],
      [3_778, "validFrom", "overlaps_line"],
      [4_100, "personNumber", "unknown_person"],
      [4_999, "validFrom", "required"],
    ]);
    expect(
      judgeRosterRows(
        rows.filter(({ line }) => !faulty.has(line)),
        context,
      ),
    ).toMatchObject({
      kind: "accepted",
      entries: { length: 4_993 },
    });
  });
});
