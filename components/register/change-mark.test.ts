import { describe, expect, it } from "vitest";
import type { RegisterMark } from "@/lib/contracts/register";
import { DEFAULT_STATUS_CODES } from "@/lib/domain/attendance/status-code";
import { expectedMark, markBack, withPending } from "./change-mark";

const before: RegisterMark = {
  obligationId: "o1",
  code: null,
  lateMinutes: 0,
  isDecided: false,
  isFinal: false,
};

describe("a mark in the register", () => {
  it.each([
    ["present", "P"],
    ["late", "L"],
    ["left_early", "LE"],
    ["absent", "A"],
    ["excused", "E"],
  ] as const)("%s shows %s at once", (mark, code) => {
    expect(expectedMark(before, mark, DEFAULT_STATUS_CODES)).toEqual({ ...before, code, isDecided: true });
  });

  it("taking back shows what only the server knows", () => {
    expect(
      expectedMark({ ...before, code: "A", isDecided: true }, "cleared", DEFAULT_STATUS_CODES),
    ).toBeNull();
  });

  it.each([
    [{ code: null, isDecided: false }, "cleared"],
    // What a device saw comes back by itself when the mark is taken away.
    [{ code: "P", isDecided: false }, "cleared"],
    [{ code: "P", isDecided: true }, "present"],
    [{ code: "L", isDecided: true }, "late"],
    [{ code: "A", isDecided: true }, "absent"],
    [{ code: "E", isDecided: true }, "excused"],
    [{ code: "GONE", isDecided: true }, "cleared"],
  ] as const)("%j is brought back by %s", (state, mark) => {
    expect(markBack({ ...before, ...state }, DEFAULT_STATUS_CODES)).toBe(mark);
  });
});

describe("withPending", () => {
  const other = { ...before, obligationId: "o2" };
  const row = {
    personId: "a",
    name: { ar: "a", en: "a" },
    number: "1",
    cells: { "2026-11-22": [other, before], "2026-11-23": [{ ...before, obligationId: "o3" }] },
    totals: {},
    rate: { share: null, attended: 0, expected: 0, excused: 0 },
  };

  it("changes the marks that are pending and leaves the rest as it is", () => {
    const after = withPending(row, new Map([["o1", { ...before, code: "A" }]]));
    expect(after.cells["2026-11-22"]?.map(({ code }) => code)).toEqual([null, "A"]);
    expect(after.cells["2026-11-23"]).toBe(row.cells["2026-11-23"]);
  });

  it("leaves a row alone that none concerns", () => {
    expect(withPending(row, new Map([["elsewhere", before]]))).toBe(row);
    expect(withPending(row, new Map())).toBe(row);
  });
});
