import { describe, expect, it } from "vitest";
import { DEFAULT_RENEWAL, type RenewalReason, renewalDays, renewalReason } from "./reference-renewal";

describe("when a reference is to be renewed", () => {
  it.each([
    ["2026-11-22", 12, "2025-11-22"],
    ["2026-11-22", 24, "2024-11-22"],
    ["2026-01-15", 3, "2025-10-15"],
    ["2026-05-31", 3, "2026-02-28"],
    ["2028-02-29", 12, "2027-02-28"],
    ["2028-05-30", 3, "2028-02-29"],
  ])("as of %s, %d months before is %s", (today, months, day) => {
    expect(renewalDays({ studentMonths: months, employeeMonths: 60 }, today).student).toBe(day);
  });

  const days = renewalDays(DEFAULT_RENEWAL, "2026-11-22");

  it.each<["student" | "employee", string, "very_good" | "good" | "usable" | null, RenewalReason | null]>([
    ["student", "2025-11-22", "good", null],
    ["student", "2025-11-21", "very_good", "old"],
    ["student", "2025-11-21", null, "old"],
    ["employee", "2025-11-21", "good", null],
    ["employee", "2024-11-21", "good", "old"],
    ["employee", "2026-11-01", "usable", "weak"],
    ["student", "2025-11-21", "usable", "old"],
    ["student", "2026-11-01", null, null],
  ])("%s, made on %s, %s: %s", (kind, madeOn, word, reason) => {
    expect(renewalReason({ kind, madeOn, word }, days)).toBe(reason);
  });
});
