import { describe, expect, it } from "vitest";
import type { RegisterMark } from "@/lib/contracts/register";
import { DEFAULT_STATUS_CODES } from "@/lib/domain/attendance/status-code";
import { cellFace } from "./cell-face";

const BOOK = new Map(DEFAULT_STATUS_CODES.map((code) => [code.code, code]));

function mark(code: string | null, given: Partial<RegisterMark> = {}): RegisterMark {
  return { obligationId: `o-${code}`, code, lateMinutes: 0, isDecided: false, isFinal: true, ...given };
}

describe("cellFace", () => {
  it("is nothing where nothing was expected", () => {
    expect(cellFace(undefined, BOOK)).toBeNull();
    expect(cellFace([], BOOK)).toBeNull();
  });

  it("shows the code of one obligation", () => {
    const face = cellFace([mark("L", { lateMinutes: 7, isDecided: true })], BOOK);
    expect(face).toMatchObject({ tone: "late", attended: 1, expected: 1, lateMinutes: 7, isDecided: true });
    expect(face?.one?.code).toBe("L");
  });

  it("shows what is not decided yet, and a code that is gone, as waiting", () => {
    expect(cellFace([mark(null, { isFinal: false })], BOOK)).toMatchObject({
      tone: "wait",
      one: null,
      attended: 0,
      isOpen: true,
    });
    expect(cellFace([mark("GONE")], BOOK)).toMatchObject({ tone: "wait", one: null });
  });

  it("counts several, in the colour of the worst", () => {
    const marks = [mark("P"), mark("LL"), mark("M"), mark("A"), mark("E"), mark(null)];
    expect(cellFace(marks, BOOK)).toMatchObject({ tone: "bad", one: null, attended: 3, expected: 6 });
    expect(cellFace([mark("P"), mark("E")], BOOK)).toMatchObject({ tone: "excused", attended: 1 });
  });
});
