import { describe, expect, it } from "vitest";
import {
  addDays,
  datesOf,
  daysBetween,
  monthOf,
  shiftMonth,
  weekdayOf,
  weekOf,
  weekStartAfter,
  weeksOf,
} from "./date-range";

describe("dates", () => {
  it.each([
    ["2026-11-22", 1, "2026-11-23"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    // The days on which Cairo and London change their clocks are days like others.
    ["2026-04-24", 1, "2026-04-25"],
    ["2026-10-24", 1, "2026-10-25"],
  ])("%s and %i days: %s", (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it.each([
    ["2026-11-22", 7],
    ["2026-11-23", 1],
    ["2026-11-27", 5],
  ])("%s is ISO weekday %i", (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it("lists none when a range ends before it begins", () => {
    expect(datesOf({ from: "2026-11-30", to: "2026-12-02" })).toEqual([
      "2026-11-30",
      "2026-12-01",
      "2026-12-02",
    ]);
    expect(datesOf({ from: "2026-12-02", to: "2026-11-30" })).toEqual([]);
  });
});

describe("weeks and months", () => {
  it.each([
    ["2026-11-25", 7, "2026-11-22", "2026-11-28"],
    ["2026-11-22", 7, "2026-11-22", "2026-11-28"],
    ["2026-11-22", 1, "2026-11-16", "2026-11-22"],
    ["2026-11-22", 6, "2026-11-21", "2026-11-27"],
  ])("the week of %s that begins on weekday %i", (date, weekStart, from, to) => {
    expect(weekOf(date, weekStart)).toEqual({ from, to });
  });

  it.each([
    ["2028-02-10", "2028-02-01", "2028-02-29"],
    ["2026-12-31", "2026-12-01", "2026-12-31"],
  ])("the month of %s", (date, from, to) => {
    expect(monthOf(date)).toEqual({ from, to });
  });

  it.each([
    ["2026-01-31", 1, "2026-02-01"],
    ["2026-01-31", -1, "2025-12-01"],
    ["2026-11-22", 14, "2028-01-01"],
  ])("%s and %i months: %s", (date, months, expected) => {
    expect(shiftMonth(date, months)).toBe(expected);
  });

  it("fills the weeks of a range with empty days", () => {
    const weeks = weeksOf({ from: "2026-11-24", to: "2026-11-30" }, 7);
    expect(weeks).toEqual([
      [null, null, "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"],
      ["2026-11-29", "2026-11-30", null, null, null, null, null],
    ]);
  });

  it.each([
    [[5, 6], 7],
    [[6, 7], 1],
    [[5], 6],
    [[7], 1],
    [[], 1],
    [[1, 2, 3, 4, 5, 6, 7], 1],
  ])("after the weekend %j weeks begin on %i", (weekendDays, expected) => {
    expect(weekStartAfter(weekendDays)).toBe(expected);
  });
});
