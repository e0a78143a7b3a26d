/**
 * How attendance is judged. Minutes and seconds are whole and not negative.
 * - late: first seen later than `graceInMinutes` after the start; later than `absentAfterMinutes` (null = never) it is `absentAfterMeans`
 * - early: last out more than `graceOutMinutes` before the end, only where `checkoutRequired`
 * - `dedupeSeconds`: a second sighting within them is a duplicate
 * - the window in which a sighting counts: `windowBeforeMinutes` before the start to `windowAfterMinutes` after the end
 * - `holdForOfflineMinutes`: how long after the window an absence stays provisional while a device has not reported
 * - `lateCountsAs`: what a late attendance counts in a rate, 0..1
 */
export type AttendancePolicy = {
  graceInMinutes: number;
  absentAfterMinutes: number | null;
  absentAfterMeans: "absent" | "late";
  graceOutMinutes: number;
  checkoutRequired: boolean;
  dedupeSeconds: number;
  windowBeforeMinutes: number;
  windowAfterMinutes: number;
  holdForOfflineMinutes: number;
  lateCountsAs: number;
};

/** A class until somebody says otherwise (version 0). */
export const DEFAULT_CLASS_POLICY: AttendancePolicy = {
  graceInMinutes: 5,
  absentAfterMinutes: null,
  absentAfterMeans: "absent",
  graceOutMinutes: 0,
  checkoutRequired: false,
  dedupeSeconds: 60,
  windowBeforeMinutes: 15,
  windowAfterMinutes: 0,
  holdForOfflineMinutes: 60,
  lateCountsAs: 1,
};

/** A work shift until somebody says otherwise (version 0). */
export const DEFAULT_SHIFT_POLICY: AttendancePolicy = {
  graceInMinutes: 5,
  absentAfterMinutes: null,
  absentAfterMeans: "late",
  graceOutMinutes: 5,
  checkoutRequired: true,
  dedupeSeconds: 300,
  windowBeforeMinutes: 120,
  windowAfterMinutes: 240,
  holdForOfflineMinutes: 240,
  lateCountsAs: 1,
};

export type PolicyScope = "organization" | "unit" | "section" | "shift_template";

/** One effective-dated version (rule 14): in force in its scope from `validFrom` (ISO date). `scopeId` is null for the organisation. */
export type PolicyVersion = {
  id: string;
  version: number;
  scope: PolicyScope;
  scopeId: string | null;
  validFrom: string;
  policy: AttendancePolicy;
};

/** For what a policy is asked: `unitPath` from the root to the nearest unit; a section or a shift template; an ISO date. */
export type PolicyQuestion = {
  unitPath: readonly string[];
  sectionId: string | null;
  shiftTemplateId: string | null;
  onDate: string;
};

/** The policy in force and where it comes from; version 0 with `policyId` null is the built-in default. */
export type ResolvedPolicy = { policy: AttendancePolicy; version: number; policyId: string | null };

/**
 * The policy in force: the narrowest scope that has a version by then (section or shift template, then the nearest unit of the path, then
 * the organisation), of it the latest `validFrom` not after the date, of those the highest version; else the default of the kind.
 */
export function resolvePolicy(versions: readonly PolicyVersion[], question: PolicyQuestion): ResolvedPolicy {
  const found = versions
    .filter((row) => row.validFrom <= question.onDate && narrowness(row, question) >= 0)
    .sort(
      (a, b) =>
        narrowness(b, question) - narrowness(a, question) ||
        (a.validFrom === b.validFrom ? b.version - a.version : a.validFrom < b.validFrom ? 1 : -1),
    )[0];
  if (found) return { policy: found.policy, version: found.version, policyId: found.id };
  const policy = question.shiftTemplateId === null ? DEFAULT_CLASS_POLICY : DEFAULT_SHIFT_POLICY;
  return { policy, version: 0, policyId: null };
}

function narrowness({ scope, scopeId }: PolicyVersion, question: PolicyQuestion): number {
  if (scope === "organization") return 0;
  if (scopeId === null) return -1;
  if (scope === "unit") return question.unitPath.indexOf(scopeId) + 1 || -1;
  const asked = scope === "section" ? question.sectionId : question.shiftTemplateId;
  return scopeId === asked ? question.unitPath.length + 1 : -1;
}
