import { describe, expect, it } from "vitest";
import {
  findRosterGaps,
  findShiftOverlaps,
  findTemplateOverlaps,
  type ShiftAssignment,
} from "./roster-faults";
import type { ShiftTemplate } from "./schedule";

const every = (start: string, end: string, weekdays = [1, 2, 3, 4, 5, 6, 7]): ShiftTemplate => ({
  segments: Object.fromEntries(weekdays.map((day) => [day, [{ start, end, breakMinutes: 0 }]])),
});
const assign = (
  id: string,
  template: ShiftTemplate,
  from: string,
  to: string | null = null,
): ShiftAssignment => ({
  id,
  personId: "p1",
  template,
  from,
  to,
});

describe("overlapping shifts of a person", () => {
  const early = every("06:00", "14:00");
  it.each<{ what: string; first: ShiftAssignment; second: ShiftAssignment; from: string | null }>([
    {
      what: "two at once",
      first: assign("a", early, "2026-11-01"),
      second: assign("b", every("12:00", "20:00"), "2026-11-10"),
      from: "2026-11-10T12:00Z",
    },
    {
      what: "back to back",
      first: assign("a", early, "2026-11-01"),
      second: assign("b", every("14:00", "22:00"), "2026-11-01"),
      from: null,
    },
    {
      what: "on other weekdays",
      first: assign("a", every("06:00", "14:00", [1, 2]), "2026-11-01"),
      second: assign("b", every("06:00", "14:00", [3]), "2026-11-01"),
      from: null,
    },
    {
      what: "on one weekday",
      first: assign("a", every("06:00", "14:00", [1, 2]), "2026-11-01"),
      second: assign("b", every("06:00", "14:00", [2, 3]), "2026-11-01"),
      from: "2026-11-03T06:00Z",
    },
    {
      what: "one after the other",
      first: assign("a", early, "2026-11-01", "2026-11-10"),
      second: assign("b", early, "2026-11-10"),
      from: null,
    },
    {
      what: "the last night runs into the new morning",
      first: assign("a", every("22:00", "06:30"), "2026-11-01", "2026-11-10"),
      second: assign("b", early, "2026-11-10"),
      from: "2026-11-10T06:00Z",
    },
    {
      what: "Sunday's night runs into Monday",
      first: assign("a", every("22:00", "07:00", [7]), "2026-11-01"),
      second: assign("b", every("06:00", "14:00", [1]), "2026-11-01"),
      from: "2026-11-02T06:00Z",
    },
    {
      what: "of different people",
      first: assign("a", early, "2026-11-01"),
      second: { ...assign("b", early, "2026-11-01"), personId: "p2" },
      from: null,
    },
  ])("$what", ({ first, second, from }) => {
    for (const list of [
      [first, second],
      [second, first],
    ]) {
      const found = findShiftOverlaps(list, "UTC");
      expect(found.map((overlap) => overlap.from)).toEqual(from === null ? [] : [Date.parse(from)]);
    }
  });

  it("names both and the hours", () => {
    const [found] = findShiftOverlaps(
      [assign("a", early, "2026-11-01"), assign("b", every("12:00", "20:00"), "2026-11-10")],
      "Africa/Cairo",
    );
    expect(found).toEqual({
      personId: "p1",
      firstId: "a",
      secondId: "b",
      from: Date.parse("2026-11-10T10:00Z"),
      to: Date.parse("2026-11-10T12:00Z"),
    });
  });
});

describe("overlaps in one template", () => {
  it.each<{ what: string; template: ShiftTemplate; faults: [number, number][] }>([
    { what: "none", template: every("22:00", "06:00"), faults: [] },
    {
      what: "a second segment that begins too early",
      template: {
        segments: {
          3: [
            { start: "08:00", end: "12:00", breakMinutes: 0 },
            { start: "11:30", end: "16:00", breakMinutes: 0 },
          ],
        },
      },
      faults: [[3, 1]],
    },
    {
      what: "a night into the next morning, over the end of the week",
      template: {
        segments: {
          7: [{ start: "22:00", end: "06:00", breakMinutes: 0 }],
          1: [{ start: "05:00", end: "13:00", breakMinutes: 0 }],
        },
      },
      faults: [[1, 0]],
    },
  ])("$what", ({ template, faults }) => {
    expect(findTemplateOverlaps(template).map(({ weekday, slot }) => [weekday, slot])).toEqual(faults);
  });
});

describe("gaps in a roster", () => {
  const span = { from: "2026-11-01", to: "2026-12-01" };
  const on = (from: string, to: string | null) => ({ id: from, personId: "p1", from, to });
  it.each([
    { what: "none", list: [on("2026-10-01", null)], gaps: [] },
    { what: "before", list: [on("2026-11-05", null)], gaps: [["2026-11-01", "2026-11-05"]] },
    {
      what: "between",
      list: [on("2026-11-20", null), on("2026-10-01", "2026-11-10")],
      gaps: [["2026-11-10", "2026-11-20"]],
    },
    { what: "after", list: [on("2026-10-01", "2026-11-28")], gaps: [["2026-11-28", "2026-12-01"]] },
    {
      what: "one inside another is no gap",
      list: [on("2026-10-01", "2026-12-01"), on("2026-11-02", "2026-11-03")],
      gaps: [],
    },
    {
      what: "a hole after the span is none of ours",
      list: [on("2026-10-01", "2027-01-01"), on("2027-02-01", null)],
      gaps: [],
    },
    { what: "all of it", list: [on("2027-01-01", null)], gaps: [["2026-11-01", "2026-12-01"]] },
    { what: "ended before", list: [on("2026-01-01", "2026-02-01")], gaps: [["2026-11-01", "2026-12-01"]] },
  ])("$what", ({ list, gaps }) => {
    expect(findRosterGaps(list, span).map(({ from, to }) => [from, to])).toEqual(gaps);
  });
});
