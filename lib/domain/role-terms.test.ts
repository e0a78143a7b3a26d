import { describe, expect, it } from "vitest";
import { firstUncoveredDay, leavesNobodyFrom, type Term, termStateOn, termsOverlap } from "./role-terms";

const TODAY = "2026-11-22";
const open = (from: string): Term => ({ from, to: null });
const term = (from: string, to: string): Term => ({ from, to });

describe("a term", () => {
  it.each([
    { name: "open since today", term: open(TODAY), state: "current" },
    { name: "from tomorrow", term: open("2026-11-23"), state: "future" },
    { name: "ends today: over", term: term("2026-01-01", TODAY), state: "ended" },
    { name: "last day is today", term: term("2026-01-01", "2026-11-23"), state: "current" },
    { name: "taken back before it began", term: term("2027-01-01", "2027-01-01"), state: "ended" },
  ])("$name: $state", ({ term: given, state }) => {
    expect(termStateOn(given, TODAY)).toBe(state);
  });

  it.each([
    { one: term("2026-01-01", "2026-02-01"), other: open("2026-02-01"), overlap: false },
    { one: term("2026-01-01", "2026-02-02"), other: open("2026-02-01"), overlap: true },
    { one: open("2026-01-01"), other: open("2027-01-01"), overlap: true },
    { one: term("2026-03-01", "2026-04-01"), other: term("2026-01-01", "2026-03-01"), overlap: false },
  ])("$one and $other share a day: $overlap", ({ one, other, overlap }) => {
    expect(termsOverlap(one, other)).toBe(overlap);
    expect(termsOverlap(other, one)).toBe(overlap);
  });
});

describe("who is left", () => {
  it.each([
    { name: "nobody at all", terms: [], day: TODAY },
    { name: "one for ever", terms: [open("2020-01-01")], day: null },
    { name: "one that begins later", terms: [open("2026-12-01")], day: TODAY },
    { name: "one until Christmas", terms: [term("2020-01-01", "2026-12-25")], day: "2026-12-25" },
    {
      name: "one after the other",
      terms: [term("2026-12-25", "2027-03-01"), term("2020-01-01", "2026-12-25"), open("2027-02-01")],
      day: null,
    },
    { name: "a gap", terms: [term("2020-01-01", "2026-12-25"), open("2026-12-26")], day: "2026-12-25" },
  ])("$name: $day", ({ terms, day }) => {
    expect(firstUncoveredDay(terms, TODAY)).toBe(day);
  });

  it("a change must not bring the day nearer on which nobody is left", () => {
    const both = [open("2020-01-01"), term("2020-01-01", "2026-12-01")];
    expect(leavesNobodyFrom(both, [open("2020-01-01")], TODAY)).toBeNull();
    expect(leavesNobodyFrom(both, [term("2020-01-01", "2026-12-01")], TODAY)).toBe("2026-12-01");
    expect(leavesNobodyFrom(both, [], TODAY)).toBe(TODAY);
  });

  it("a change that lengthens what had an end already is no harm", () => {
    const short = [term("2020-01-01", "2026-12-01")];
    expect(leavesNobodyFrom(short, [term("2020-01-01", "2026-12-24")], TODAY)).toBeNull();
    expect(leavesNobodyFrom(short, short, TODAY)).toBeNull();
    expect(leavesNobodyFrom([], [], TODAY)).toBeNull();
  });
});
