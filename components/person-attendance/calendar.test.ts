import { describe, expect, it } from "vitest";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import type { Status } from "@/lib/domain/attendance/record";
import { moveInCalendar } from "./calendar-move";
import { linesByDay } from "./day-lines";

const range = { from: "2026-11-01", to: "2026-12-31" };

describe("moveInCalendar", () => {
  it.each([
    ["ArrowRight", "ltr", "2026-11-26"],
    ["ArrowLeft", "ltr", "2026-11-24"],
    ["ArrowRight", "rtl", "2026-11-24"],
    ["ArrowDown", "ltr", "2026-12-02"],
    ["ArrowUp", "ltr", "2026-11-18"],
    ["Home", "ltr", "2026-11-22"],
    ["End", "ltr", "2026-11-28"],
    ["PageDown", "ltr", "2026-12-01"],
    ["PageUp", "ltr", "2026-11-01"],
  ] as const)("%s (%s) leads to %s", (key, direction, expected) => {
    expect(moveInCalendar(key, "2026-11-25", { range, weekStart: 7, direction })).toBe(expected);
  });

  it("stays within the range, and leaves other keys alone", () => {
    const shape = { range, weekStart: 7, direction: "ltr" as const };
    expect(moveInCalendar("ArrowUp", "2026-11-03", shape)).toBe("2026-11-01");
    expect(moveInCalendar("ArrowDown", "2026-12-30", shape)).toBe("2026-12-31");
    expect(moveInCalendar("p", "2026-12-30", shape)).toBeNull();
    expect(moveInCalendar("toString", "2026-12-30", shape)).toBeNull();
  });
});

describe("linesByDay", () => {
  const line = (startsAt: string, given: Partial<Status>) => {
    const status = { presence: "present", late: false, leftEarly: false, excusal: "none", ...given };
    return {
      obligationId: startsAt,
      workDate: startsAt.slice(0, 10),
      startsAt,
      record: { status },
    } as AttendanceLine;
  };

  it("puts a day's lines in time order, under the worst of them", () => {
    const days = linesByDay([
      line("2026-11-22T10:00:00Z", { late: true }),
      line("2026-11-22T08:00:00Z", {}),
      line("2026-11-23T08:00:00Z", { presence: "absent", excusal: "excused" }),
      line("2026-11-23T10:00:00Z", {}),
      line("2026-11-24T10:00:00Z", { presence: "not_yet" }),
    ]);
    expect([...days.values()].map(({ date, kind }) => [date, kind])).toEqual([
      ["2026-11-22", "late"],
      ["2026-11-23", "excused"],
      ["2026-11-24", "not_yet"],
    ]);
    expect(days.get("2026-11-22")?.lines.map(({ startsAt }) => startsAt)).toEqual([
      "2026-11-22T08:00:00Z",
      "2026-11-22T10:00:00Z",
    ]);
  });
});
