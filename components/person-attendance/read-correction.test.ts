import { describe, expect, it } from "vitest";
import type { AttendanceLine } from "@/lib/contracts/person-attendance";
import { readCorrection } from "./read-correction";

const line = {
  obligationId: "019aa9f0-0000-7000-8000-000000000000",
  workDate: "2026-11-22",
  startsAt: "2026-11-22T06:00:00Z",
  timeZone: "Africa/Cairo",
} as AttendanceLine;

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    reasonCode: "not_recognised",
    reason: "I was there",
    ...fields,
  }))
    form.set(name, value);
  return readCorrection(form, line);
}

describe("a request for a correction", () => {
  it.each([
    [
      { kind: "status", status: "present" },
      { kind: "status", presence: "present", late: false, leftEarly: false },
    ],
    [
      { kind: "status", status: "left_early" },
      { kind: "status", presence: "present", late: false, leftEarly: true },
    ],
    [{ kind: "excuse" }, { kind: "excuse" }],
    [
      { kind: "times", firstIn: "08:02", lastOut: "" },
      { kind: "times", firstIn: "2026-11-22T08:02:00+02:00", lastOut: null },
    ],
  ])("%j", (fields, change) => {
    expect(read(fields)).toMatchObject({ request: { obligationId: line.obligationId, change } });
  });

  it.each([
    [{ kind: "times", firstIn: "", lastOut: "" }, ["times"]],
    [{ kind: "times", firstIn: "09:00", lastOut: "08:00" }, ["order"]],
    [{ kind: "excuse", reason: " a " }, ["reason"]],
  ])("%j is told precisely", (fields, faults) => {
    expect(read(fields)).toEqual({ faults: new Set(faults) });
  });
});
