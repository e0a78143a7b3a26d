import type { Obligation } from "./obligation";
import { type RatePoint, rateCourse } from "./rate-course";
import { absenceRuns, cannotReach, isBelow, type RateEntry, type RateRules, scoreEntries } from "./rates";
import type { AttendanceRecord } from "./record";

export type RecipientKind = "person" | "guardian" | "teacher" | "administrator";

/** When an alert is due. Minutes and counts are whole and positive, percentages 0..100; `fromExpected` decided ones must be there first. */
export type AlertTrigger =
  | { kind: "absent" }
  | { kind: "late"; fromMinutes: number }
  | { kind: "consecutive_absences"; count: number }
  | { kind: "rate_below"; percent: number; fromExpected: number }
  | { kind: "cannot_reach"; percent: number };

export type AlertRule = { id: string; when: AlertTrigger; recipients: readonly RecipientKind[] };

/** The facts an alert's sentence is made of: instants in epoch milliseconds, rates 0..1. */
export type AlertReason =
  | { code: "absent"; facts: { start: number } }
  | { code: "late"; facts: { start: number; lateMinutes: number } }
  | { code: "consecutive_absences"; facts: { count: number } }
  | { code: "rate_below"; facts: { percent: number; rate: number } }
  | { code: "cannot_reach"; facts: { percent: number; best: number } };

/**
 * An alert for the outbox: once for each rule, obligation and kind of recipient. `exceptBy` is who decided the status by hand: they need
 * not be told what they wrote.
 */
export type AlertToBe = {
  ruleId: string;
  obligationId: string;
  recipient: RecipientKind;
  reason: AlertReason;
  exceptBy: string | null;
};

/** One person's obligation and record, as far as alerts depend on them. */
export type AlertEntry = RateEntry & {
  obligation: RateEntry["obligation"] & Pick<Obligation, "personId">;
  record: (NonNullable<RateEntry["record"]> & Pick<AttendanceRecord, "lateMinutes" | "override">) | null;
};

/**
 * Every alert that is due for one person, of all their entries in the term (rule 13): a pure function, so that running it again after a
 * correction shows what to send and what to take back. Only final records of expected obligations raise any, and no excused one; rules
 * about rows and rates speak once, at the obligation that crossed the line.
 */
export function alertsDue(
  entries: readonly AlertEntry[],
  rules: readonly AlertRule[],
  counting: RateRules,
): AlertToBe[] {
  const scores = scoreEntries(entries, counting.codes);
  const byId = new Map(entries.map((entry) => [entry.obligation.id, entry]));
  const runs = absenceRuns(scores);
  const course = rateCourse(scores, counting.dropLowest);
  const firstOpen = scores.findIndex(({ standing }) => standing === "open");
  return scores.flatMap((score, index) => {
    const entry = byId.get(score.obligationId);
    if (entry?.record?.state !== "final" || score.standing !== "counted") return [];
    if (entry.record.excusal !== "none") return [];
    const { record, obligation } = entry;
    const history = {
      isSettled: firstOpen === -1 || firstOpen > index,
      run: runs[index] ?? 0,
      before: course[index - 1] ?? null,
      after: course[index] ?? null,
    };
    return rules.flatMap((rule) => {
      const reason = reasonFor(rule.when, { obligation, record, history });
      if (!reason) return [];
      return [...new Set(rule.recipients)].map((recipient) => ({
        ruleId: rule.id,
        obligationId: obligation.id,
        recipient,
        reason,
        exceptBy: record.override?.by ?? null,
      }));
    });
  });
}

/** A record with the course of things up to it; `isSettled` when nothing before it is still open, so that rows and rates stay as they are. */
type Case = {
  obligation: AlertEntry["obligation"];
  record: NonNullable<AlertEntry["record"]>;
  history: { isSettled: boolean; run: number; before: RatePoint | null; after: RatePoint | null };
};

function reasonFor(when: AlertTrigger, { obligation, record, history }: Case): AlertReason | null {
  const start = obligation.startsAt;
  switch (when.kind) {
    case "absent": {
      const isAbsent = record.presence === "absent" && record.madeUpBy === null;
      return isAbsent ? { code: "absent", facts: { start } } : null;
    }
    case "late": {
      const { late, lateMinutes } = record;
      return late && lateMinutes >= when.fromMinutes ? { code: "late", facts: { start, lateMinutes } } : null;
    }
    default:
      return history.isSettled ? lineCrossed(when, history) : null;
  }
}

function lineCrossed(
  when: Exclude<AlertTrigger, { kind: "absent" | "late" }>,
  { run, before, after }: Case["history"],
): AlertReason | null {
  if (when.kind === "consecutive_absences")
    return run === when.count ? { code: "consecutive_absences", facts: { count: run } } : null;
  const { percent } = when;
  if (when.kind === "cannot_reach") {
    const crosses =
      cannotReach({ best: after?.best ?? null }, percent) && !isBelow(before?.best ?? null, percent);
    return crosses ? { code: "cannot_reach", facts: { percent, best: after?.best ?? 0 } } : null;
  }
  const lies = (point: RatePoint | null) =>
    point !== null && point.counted >= when.fromExpected && isBelow(point.rate, percent);
  return lies(after) && !lies(before)
    ? { code: "rate_below", facts: { percent, rate: after?.rate ?? 0 } }
    : null;
}

type AlertKey = Pick<AlertToBe, "ruleId" | "obligationId" | "recipient">;

/** What a recompute means for the outbox: alerts that are due and were not raised yet, and raised ones that no longer hold. */
export function compareAlerts<T extends AlertKey>(
  due: readonly AlertToBe[],
  raised: readonly T[],
): { raise: AlertToBe[]; retract: T[] } {
  const keyOf = ({ ruleId, obligationId, recipient }: AlertKey) =>
    JSON.stringify([ruleId, obligationId, recipient]);
  const isRaised = new Set(raised.map(keyOf));
  const isDue = new Set(due.map(keyOf));
  return {
    raise: due.filter((alert) => !isRaised.has(keyOf(alert))),
    retract: raised.filter((alert) => !isDue.has(keyOf(alert))),
  };
}
