import { describe, expect, it } from "vitest";
import type { RecordView } from "@/lib/contracts/attendance-record";
import { isMarked, markBefore, moveInRoll, recordWith } from "./roll-state";

const status = { presence: "not_yet", late: false, leftEarly: false, excusal: "none", code: null } as const;
const record: RecordView = {
  obligationId: "o",
  status,
  computed: status,
  override: null,
  firstIn: null,
  lastOut: null,
  missingOut: false,
  assumedOut: null,
  lateMinutes: 0,
  earlyMinutes: 0,
  presentMinutes: 0,
  evidenceBeside: null,
  state: "provisional",
  policyVersion: 0,
  explain: [{ code: "not_yet", facts: { windowTo: 0 } }],
};
const by = {
  kind: "mark" as const,
  method: "hand" as const,
  name: { ar: "م", en: "T" },
  at: "2026-11-22T08:00:00Z",
  note: null,
};

describe("a roll", () => {
  it.each([
    [record, false],
    [{ ...record, status: { ...status, presence: "present" as const } }, true],
    [{ ...record, status: { ...status, presence: "absent" as const } }, false],
    [{ ...record, status: { ...status, excusal: "on_leave" as const } }, true],
    [{ ...record, override: by, status: { ...status, presence: "absent" as const } }, true],
  ])("settled or not (%#)", (given, expected) => {
    expect(isMarked({ record: given })).toBe(expected);
  });

  it("shows a mark at once and keeps what a device saw", () => {
    const seen = { ...record, firstIn: "2026-11-22T08:17:00Z" };
    expect(recordWith(seen, "absent")).toMatchObject({
      status: { presence: "absent", late: false, excusal: "none" },
      firstIn: "2026-11-22T08:17:00Z",
      explain: [],
    });
    expect(isMarked({ record: recordWith(seen, "absent") })).toBe(true);
    expect(recordWith(seen, "cleared")).toBe(seen);
  });

  it.each([
    [record, "cleared"],
    [{ ...record, status: { ...status, presence: "present" as const } }, "cleared"],
    [{ ...record, override: by, status: { ...status, presence: "present" as const, late: true } }, "late"],
    [{ ...record, override: by, status: { ...status, presence: "absent" as const } }, "absent"],
    [{ ...record, override: by, status: { ...status, excusal: "on_leave" as const } }, "cleared"],
  ])("goes back to what was (%#)", (before, mark) => {
    expect(markBefore(before)).toBe(mark);
  });

  it.each([
    ["ArrowDown", "ltr", { row: 3, button: 1 }],
    ["ArrowUp", "ltr", { row: 1, button: 1 }],
    ["ArrowRight", "ltr", { row: 2, button: 2 }],
    ["ArrowRight", "rtl", { row: 2, button: 0 }],
    ["ArrowLeft", "rtl", { row: 2, button: 2 }],
    ["Home", "ltr", { row: 0, button: 1 }],
    ["End", "ltr", { row: 23, button: 1 }],
  ] as const)("%s (%s) leads to %j", (key, direction, expected) => {
    expect(moveInRoll(key, { row: 2, button: 1 }, { rows: 24, buttons: 5, direction })).toEqual(expected);
  });

  it("stays within, and leaves other keys alone", () => {
    const shape = { rows: 1, buttons: 5, direction: "ltr" as const };
    expect(moveInRoll("ArrowDown", { row: 0, button: 4 }, shape)).toEqual({ row: 0, button: 4 });
    expect(moveInRoll("ArrowRight", { row: 0, button: 4 }, shape)).toEqual({ row: 0, button: 4 });
    expect(moveInRoll("p", { row: 0, button: 0 }, shape)).toBeNull();
  });
});
