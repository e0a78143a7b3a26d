import type { AttendancePolicy, PolicyScope, PolicyVersion } from "./policy";

/** A policy somebody wants to put in force in a scope from a date (ISO). */
export type PolicyDraft = {
  scope: PolicyScope;
  scopeId: string | null;
  validFrom: string;
  policy: AttendancePolicy;
};

/** A period whose records may not change: from (ISO date) until before `to`. */
export type PeriodLock = { from: string; to: string };

/** What is wrong with a draft, in which field, and the dates or numbers that show it. */
export type PolicyFault = {
  field: keyof AttendancePolicy | "validFrom";
  reason:
    | "not_whole"
    | "out_of_range"
    | "absent_before_grace"
    | "early_grace_without_checkout"
    | "no_time_to_check_out"
    | "in_locked_period"
    | "before_last_version";
  facts: Readonly<Record<string, string | number>>;
};

type NumberField = {
  [K in keyof AttendancePolicy]: AttendancePolicy[K] extends number | null ? K : never;
}[keyof AttendancePolicy];

/** Least and most of each number; a day is the longest window, a week the longest hold. */
const RANGES: Record<NumberField, readonly [number, number]> = {
  graceInMinutes: [0, 240],
  absentAfterMinutes: [0, 1_440],
  graceOutMinutes: [0, 240],
  dedupeSeconds: [0, 3_600],
  windowBeforeMinutes: [0, 1_440],
  windowAfterMinutes: [0, 1_440],
  holdForOfflineMinutes: [0, 10_080],
  lateCountsAs: [0, 1],
};

/**
 * Everything that keeps a draft from being put in force: numbers out of range, settings that contradict each other, and dates that would
 * rewrite history (a new version is the last of its scope, so it reaches every later period, locked ones included). Empty when it may.
 */
export function judgePolicy(
  draft: PolicyDraft,
  { versions, locks }: { versions: readonly PolicyVersion[]; locks: readonly PeriodLock[] },
): PolicyFault[] {
  return [
    ...judgeNumbers(draft.policy),
    ...judgeSettings(draft.policy),
    ...judgeDates(draft, versions, locks),
  ];
}

function judgeNumbers(policy: AttendancePolicy): PolicyFault[] {
  return (Object.keys(RANGES) as NumberField[]).flatMap((field): PolicyFault[] => {
    const value = policy[field];
    if (value === null) return [];
    const [least, most] = RANGES[field];
    if (!(value >= least && value <= most))
      return [{ field, reason: "out_of_range", facts: { least, most } }];
    if (field !== "lateCountsAs" && !Number.isInteger(value))
      return [{ field, reason: "not_whole", facts: {} }];
    return [];
  });
}

function judgeSettings(policy: AttendancePolicy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const { graceInMinutes, graceOutMinutes, absentAfterMinutes, checkoutRequired, windowAfterMinutes } =
    policy;
  if (absentAfterMinutes !== null && absentAfterMinutes < graceInMinutes)
    faults.push({ field: "absentAfterMinutes", reason: "absent_before_grace", facts: { graceInMinutes } });
  if (graceOutMinutes > 0 && !checkoutRequired)
    faults.push({ field: "graceOutMinutes", reason: "early_grace_without_checkout", facts: {} });
  // The window closes at the end: nobody who leaves on time could still check out.
  if (checkoutRequired && windowAfterMinutes === 0)
    faults.push({ field: "windowAfterMinutes", reason: "no_time_to_check_out", facts: {} });
  return faults;
}

function judgeDates(
  { scope, scopeId, validFrom }: PolicyDraft,
  versions: readonly PolicyVersion[],
  locks: readonly PeriodLock[],
): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const touched = locks.filter((lock) => lock.to > validFrom).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (touched)
    faults.push({
      field: "validFrom",
      reason: "in_locked_period",
      facts: { from: touched.from, to: touched.to },
    });
  const last = versions
    .filter((row) => row.scope === scope && row.scopeId === scopeId)
    .map((row) => row.validFrom)
    .sort()
    .at(-1);
  if (last !== undefined && validFrom < last)
    faults.push({ field: "validFrom", reason: "before_last_version", facts: { last } });
  return faults;
}
