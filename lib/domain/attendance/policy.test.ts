import { describe, expect, it } from "vitest";
import {
  DEFAULT_CLASS_POLICY,
  DEFAULT_SHIFT_POLICY,
  type PolicyQuestion,
  type PolicyVersion,
  resolvePolicy,
} from "./policy";
import { judgePolicy } from "./policy-faults";
import { previewPolicy } from "./policy-preview";
import { leave, seen, testClass } from "./testing/test-obligation";

const version = (id: string, overrides: Partial<PolicyVersion>): PolicyVersion => ({
  id,
  version: 1,
  scope: "organization",
  scopeId: null,
  validFrom: "2026-09-01",
  policy: DEFAULT_CLASS_POLICY,
  ...overrides,
});
const question: PolicyQuestion = {
  unitPath: ["school", "primary"],
  sectionId: "4A",
  shiftTemplateId: null,
  onDate: "2026-11-22",
};

describe("rule 14: the policy in force on a date", () => {
  const organization = version("organization", {});
  const school = version("school", { scope: "unit", scopeId: "school" });
  const primary = version("primary", { scope: "unit", scopeId: "primary" });
  const section = version("section", { scope: "section", scopeId: "4A" });
  it.each<{ what: string; versions: PolicyVersion[]; ask?: Partial<PolicyQuestion>; is: string | null }>([
    { what: "none: the default", versions: [], is: null },
    { what: "the organisation's", versions: [organization], is: "organization" },
    { what: "the unit's over the organisation's", versions: [organization, school], is: "school" },
    { what: "the nearest unit's", versions: [primary, school], is: "primary" },
    { what: "the section's over all", versions: [school, section, primary, organization], is: "section" },
    {
      what: "not another section's",
      versions: [organization, section],
      ask: { sectionId: "4B" },
      is: "organization",
    },
    {
      what: "not before it begins",
      versions: [organization, version("later", { validFrom: "2026-11-23", version: 2 })],
      is: "organization",
    },
    {
      what: "from its first day",
      versions: [organization, version("today", { validFrom: "2026-11-22", version: 2 })],
      is: "today",
    },
    {
      what: "the later version of one day",
      versions: [version("second", { version: 2 }), organization],
      is: "second",
    },
    {
      what: "an old day as it was then",
      versions: [organization, version("new", { validFrom: "2026-11-01", version: 2 })],
      ask: { onDate: "2026-10-31" },
      is: "organization",
    },
    {
      what: "the narrow one even if it is older",
      versions: [version("new", { validFrom: "2026-11-01", version: 9 }), section],
      is: "section",
    },
  ])("$what", ({ versions, ask, is }) => {
    expect(resolvePolicy(versions, { ...question, ...ask }).policyId).toBe(is);
    expect(resolvePolicy(versions.toReversed(), { ...question, ...ask }).policyId).toBe(is);
  });

  it("a shift has its template's, and its own default", () => {
    const night = version("night", {
      scope: "shift_template",
      scopeId: "night",
      policy: DEFAULT_SHIFT_POLICY,
    });
    const asked = { ...question, sectionId: null, shiftTemplateId: "night" };
    expect(resolvePolicy([night, organization], asked).policyId).toBe("night");
    const byDefault = { policy: DEFAULT_SHIFT_POLICY, version: 0, policyId: null };
    expect(resolvePolicy([], asked)).toEqual(byDefault);
    expect(resolvePolicy([], question).policy).toBe(DEFAULT_CLASS_POLICY);
  });
});

describe("a policy that may not be put in force", () => {
  const draft = {
    scope: "organization",
    scopeId: null,
    validFrom: "2026-11-01",
    policy: DEFAULT_CLASS_POLICY,
  } as const;
  const history = { versions: [version("v1", {})], locks: [{ from: "2026-09-01", to: "2026-11-01" }] };
  it("the defaults may", () => {
    expect(judgePolicy(draft, history)).toEqual([]);
    expect(judgePolicy({ ...draft, policy: DEFAULT_SHIFT_POLICY }, history)).toEqual([]);
  });

  it.each([
    {
      what: "a negative window",
      policy: { windowBeforeMinutes: -1 },
      field: "windowBeforeMinutes",
      reason: "out_of_range",
    },
    {
      what: "a window of more than a day",
      policy: { windowAfterMinutes: 1_441 },
      field: "windowAfterMinutes",
      reason: "out_of_range",
    },
    {
      what: "no number",
      policy: { graceInMinutes: Number.NaN },
      field: "graceInMinutes",
      reason: "out_of_range",
    },
    { what: "half a minute", policy: { graceInMinutes: 2.5 }, field: "graceInMinutes", reason: "not_whole" },
    {
      what: "late that counts more than present",
      policy: { lateCountsAs: 1.2 },
      field: "lateCountsAs",
      reason: "out_of_range",
    },
    {
      what: "absent before late",
      policy: { absentAfterMinutes: 4 },
      field: "absentAfterMinutes",
      reason: "absent_before_grace",
    },
    {
      what: "a grace for leaving where nobody checks out",
      policy: { graceOutMinutes: 5 },
      field: "graceOutMinutes",
      reason: "early_grace_without_checkout",
    },
    {
      what: "a check-out that no window is left for",
      policy: { checkoutRequired: true, windowAfterMinutes: 0 },
      field: "windowAfterMinutes",
      reason: "no_time_to_check_out",
    },
  ])("$what", ({ policy, field, reason }) => {
    const faults = judgePolicy({ ...draft, policy: { ...DEFAULT_CLASS_POLICY, ...policy } }, history);
    expect(faults).toEqual([{ field, reason, facts: expect.anything() }]);
  });

  it("a half that counts half is no fault", () => {
    const policy = { ...DEFAULT_CLASS_POLICY, lateCountsAs: 0.5, absentAfterMinutes: 5 };
    expect(judgePolicy({ ...draft, policy }, history)).toEqual([]);
  });

  it.each([
    { validFrom: "2026-10-31", reasons: ["in_locked_period"] },
    { validFrom: "2026-08-01", reasons: ["in_locked_period", "before_last_version"] },
  ])("from $validFrom it would make history contradictory", ({ validFrom, reasons }) => {
    const faults = judgePolicy({ ...draft, validFrom }, history);
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
    expect(faults[0]).toMatchObject({ field: "validFrom", facts: { from: "2026-09-01", to: "2026-11-01" } });
  });

  it("from the day of the last version it replaces that one", () => {
    const unlocked = { versions: history.versions, locks: [] };
    expect(judgePolicy({ ...draft, validFrom: "2026-09-01" }, unlocked)).toEqual([]);
    const [fault] = judgePolicy({ ...draft, validFrom: "2026-08-31" }, unlocked);
    expect(fault).toEqual({
      field: "validFrom",
      reason: "before_last_version",
      facts: { last: "2026-09-01" },
    });
  });

  it("the versions of other scopes do not hold it up", () => {
    const elsewhere = [version("v9", { scope: "unit", scopeId: "primary", validFrom: "2027-01-01" })];
    expect(judgePolicy(draft, { versions: elsewhere, locks: [] })).toEqual([]);
  });
});

describe("what a policy would have changed", () => {
  const input = (id: string, first: string) => {
    const obligation = testClass("08:00", "09:00", { id });
    const events = [seen(first)];
    const rest = {
      leaves: [],
      decisions: [],
      makeUps: [],
      hold: { devices: [] },
      now: obligation.windowTo + 1,
    };
    return { obligation, events, ...rest };
  };
  const week = [input("on time", "08:00"), input("late", "08:07"), input("early bird", "07:46")];
  it("names the records that differ, before and after", () => {
    const [only, ...others] = previewPolicy(week, { ...DEFAULT_CLASS_POLICY, graceInMinutes: 10 });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      obligationId: "late",
      before: { late: true, lateMinutes: 7 },
      after: { late: false },
    });
  });

  it("is nothing under the same policy", () => {
    expect(previewPolicy(week, DEFAULT_CLASS_POLICY)).toEqual([]);
  });

  it("counts only events in the new window", () => {
    const changed = previewPolicy(week, { ...DEFAULT_CLASS_POLICY, windowBeforeMinutes: 10 });
    expect(changed).toMatchObject([{ obligationId: "early bird", after: { presence: "absent" } }]);
  });

  it("leaves decisions and leave as they are", () => {
    const excused = { ...input("excused", "08:07"), leaves: [leave("08:00", "09:00")] };
    expect(previewPolicy([excused], { ...DEFAULT_CLASS_POLICY, graceInMinutes: 0 })).toEqual([]);
  });
});
