import { describe, expect, it } from "vitest";
import { DEFAULT_STATUS_CODES } from "@/lib/domain/attendance/status-code";
import { kindOfCode, toneOfCode } from "./code-tone";
import { totalsOf } from "./code-totals";

describe("codes", () => {
  it.each([
    ["P", "present", "good"],
    ["L", "late", "late"],
    ["LE", "left_early", "late"],
    ["LL", "late_left_early", "late"],
    ["A", "absent", "bad"],
    ["M", "present", "good"],
    ["E", "excused", "excused"],
    ["OL", "on_leave", "excused"],
  ])("%s is drawn as %s in %s", (name, kind, tone) => {
    const code = DEFAULT_STATUS_CODES.find((one) => one.code === name);
    expect(code && [kindOfCode(code), toneOfCode(code)]).toEqual([kind, tone]);
  });

  it("what has no code waits", () => {
    expect(toneOfCode(null)).toBe("wait");
  });

  it("adds up to what people ask for", () => {
    const counts = { P: 10, L: 2, LE: 1, LL: 1, A: 3, M: 1, E: 2, OL: 1 };
    expect(totalsOf(counts, DEFAULT_STATUS_CODES, 25)).toEqual({
      present: 15,
      late: 3,
      early: 2,
      absent: 3,
      excused: 3,
      unmarked: 4,
    });
  });

  it("knows no negative rest, and does not mind a code that was removed", () => {
    const none = { present: 0, late: 0, early: 0, absent: 0, excused: 0 };
    expect(totalsOf({ OLD: 3 }, DEFAULT_STATUS_CODES, 3)).toEqual({ ...none, unmarked: 3 });
    expect(totalsOf({ P: 3 }, DEFAULT_STATUS_CODES, 2)).toEqual({ ...none, present: 3, unmarked: 0 });
  });
});
