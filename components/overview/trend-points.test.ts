import { describe, expect, it } from "vitest";
import { trendExtremes, trendPoints } from "./trend-points";

const day = (date: string, expected: number, present: number, excused = 0, undecided = 0) => ({
  date,
  expected,
  present,
  late: 0,
  absent: expected - present - excused - undecided,
  excused,
  undecided,
});

describe("a trend", () => {
  it("has the days on which somebody was expected, in order, without who was excused", () => {
    const points = trendPoints([
      day("2026-11-24", 10, 7, 2),
      day("2026-11-22", 10, 9),
      day("2026-11-23", 0, 0),
    ]);
    expect(points.map(({ date, counted, share }) => [date, counted, share])).toEqual([
      ["2026-11-22", 10, 0.9],
      ["2026-11-24", 8, 0.875],
    ]);
  });

  it("has no share where everybody is excused, and none above the whole where excused people came", () => {
    const [all, came] = trendPoints([day("2026-11-22", 3, 0, 3), day("2026-11-23", 3, 3, 1)]);
    expect([all?.share, came?.share]).toEqual([null, 1]);
  });

  it("counts nobody as missing of whom nothing is known yet, and has no share where all is open", () => {
    const [half, open] = trendPoints([day("2026-11-22", 10, 4, 1, 5), day("2026-11-23", 5, 0, 0, 5)]);
    expect([half?.counted, half?.share, half?.undecided]).toEqual([4, 1, 5]);
    expect([open?.counted, open?.share, open?.undecided]).toEqual([0, null, 5]);
  });

  it("tells the best, the worst and the latest day", () => {
    const points = trendPoints([
      day("2026-11-22", 10, 9),
      day("2026-11-23", 10, 5),
      day("2026-11-24", 10, 9),
      day("2026-11-25", 4, 0, 4),
    ]);
    const found = trendExtremes(points);
    expect([found?.best.date, found?.worst.date, found?.latest.date]).toEqual([
      "2026-11-22",
      "2026-11-23",
      "2026-11-24",
    ]);
    expect(trendExtremes([])).toBeNull();
  });
});
