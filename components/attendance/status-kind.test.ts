import { describe, expect, it } from "vitest";
import type { Status } from "@/lib/domain/attendance/record";
import { kindOf } from "./status-kind";

const PRESENT: Status = { presence: "present", late: false, leftEarly: false, excusal: "none" };

describe("kindOf", () => {
  it.each([
    [PRESENT, "present"],
    [{ ...PRESENT, late: true }, "late"],
    [{ ...PRESENT, leftEarly: true }, "left_early"],
    [{ ...PRESENT, late: true, leftEarly: true }, "late_left_early"],
    // Who came although excused is here.
    [{ ...PRESENT, excusal: "excused" as const }, "present"],
    [{ ...PRESENT, presence: "absent" as const }, "absent"],
    [{ ...PRESENT, presence: "absent" as const, excusal: "excused" as const }, "excused"],
    [{ ...PRESENT, presence: "not_yet" as const, excusal: "on_leave" as const }, "on_leave"],
    [{ ...PRESENT, presence: "not_yet" as const }, "not_yet"],
  ])("%j is %s", (status, expected) => {
    expect(kindOf(status)).toBe(expected);
  });
});
