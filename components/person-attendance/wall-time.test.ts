import { describe, expect, it } from "vitest";
import { clockOf, wallTimeOf } from "./wall-time";

const cairo = { workDate: "2026-11-22", startsAt: "2026-11-22T06:00:00Z", timeZone: "Africa/Cairo" };

describe("a wall time of what was expected", () => {
  it.each([
    [cairo, "08:05", "2026-11-22T08:05:00+02:00"],
    [cairo, "07:50", "2026-11-22T07:50:00+02:00"],
    // A night shift from 22:00: what the clock says after midnight is the day after.
    [{ ...cairo, startsAt: "2026-11-22T20:00:00Z" }, "06:10", "2026-11-23T06:10:00+02:00"],
    [{ ...cairo, startsAt: "2026-11-22T20:00:00Z" }, "21:50", "2026-11-22T21:50:00+02:00"],
    // The clock of London goes back at 02:00 on 25 October 2026.
    [
      { workDate: "2026-10-24", startsAt: "2026-10-24T21:00:00Z", timeZone: "Europe/London" },
      "06:00",
      "2026-10-25T06:00:00+00:00",
    ],
    [
      { workDate: "2026-11-22", startsAt: "2026-11-22T02:15:00Z", timeZone: "Asia/Kathmandu" },
      "08:05",
      "2026-11-22T08:05:00+05:45",
    ],
    [
      { workDate: "2026-11-22", startsAt: "2026-11-22T13:00:00Z", timeZone: "America/New_York" },
      "08:05",
      "2026-11-22T08:05:00-05:00",
    ],
  ])("%j at %s is %s", (expected, time, iso) => {
    expect(wallTimeOf(expected, time)).toBe(iso);
  });

  it("is nothing where no time is written", () => {
    expect(wallTimeOf(cairo, "")).toBeNull();
  });

  it("reads back what it wrote", () => {
    expect(clockOf("2026-11-22T06:05:00Z", "Africa/Cairo")).toBe("08:05");
    expect(clockOf("2026-11-21T22:00:00Z", "Africa/Cairo")).toBe("00:00");
  });
});
