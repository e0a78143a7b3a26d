import type { Evidence } from "./evidence";
import type { Obligation } from "./obligation";
import { judgeLeaving, judgePunctuality } from "./punctuality";
import type { Reason } from "./reason";
import type { AttendanceRecord, Presence } from "./record";

const MINUTE = 60_000;

/** What evidence comes to: presence, punctuality and minutes, with the sentences that explain them. */
export type Judged = Pick<
  AttendanceRecord,
  | "presence"
  | "late"
  | "lateMinutes"
  | "leftEarly"
  | "earlyMinutes"
  | "missingOut"
  | "assumedOut"
  | "firstIn"
  | "lastOut"
  | "presentMinutes"
  | "pairs"
> & { reasons: Reason[] };

/** What to judge against: the obligation, the span of it that was expected, whether leave covers all of it, and the instant of judging. */
export type Expected = {
  obligation: Obligation;
  span: { startsAt: number; endsAt: number };
  isOnLeave: boolean;
  now: number;
};

/** Judges what was seen against what was expected (rules 2, 3 and 4). Leaving is judged once the window has ended. */
export function judgeEvidence(expected: Expected, evidence: Evidence): Judged {
  const { obligation, isOnLeave, now } = expected;
  const { presence, reasons, ...arrival } = judgeArrival(expected, evidence);
  const isOver = now > obligation.windowTo;
  const { firstIn, lastOut, pairs } = evidence;
  const judged = {
    ...arrival,
    presence,
    firstIn,
    lastOut,
    pairs,
    reasons,
  };
  const nothing = { leftEarly: false, earlyMinutes: 0, missingOut: false, assumedOut: null };
  if (presence !== "present" || !isOver)
    return {
      ...judged,
      ...nothing,
      presentMinutes: presence === "present" ? minutesIn(expected, evidence, null) : 0,
    };
  const judgesLeaving = obligation.policy.checkoutRequired && obligation.kind !== "activity" && !isOnLeave;
  const leaving = judgesLeaving ? judgeCheckOut(expected, evidence) : { ...nothing, reasons: [] };
  const assumedEnd = obligation.kind === "activity" || isOnLeave ? null : expected.span.endsAt;
  return {
    ...judged,
    ...leaving,
    presentMinutes: minutesIn(expected, evidence, assumedEnd),
    reasons: [...reasons, ...leaving.reasons],
  };
}

type Arrival = { presence: Presence; late: boolean; lateMinutes: number; reasons: Reason[] };

function judgeArrival({ obligation, span, isOnLeave, now }: Expected, evidence: Evidence): Arrival {
  const { firstIn, outBeforeIn } = evidence;
  const { graceInMinutes: graceMinutes, absentAfterMinutes, absentAfterMeans } = obligation.policy;
  const { windowTo } = obligation;
  const onTime = { late: false, lateMinutes: 0 };
  const missing: Presence = now > windowTo ? "absent" : "not_yet";
  const here = (reason: Reason): Arrival => ({ ...onTime, presence: "present", reasons: [reason] });
  const away = (reason: Reason): Arrival => ({ ...onTime, presence: missing, reasons: [reason] });
  const start = span.startsAt;
  if (outBeforeIn !== null) return here({ code: "only_check_out", facts: { lastOut: outBeforeIn } });
  if (firstIn === null)
    return away({ code: missing === "absent" ? "not_seen" : "not_yet", facts: { windowTo } });
  if (obligation.kind === "activity") return here({ code: "activity", facts: { firstIn } });
  if (isOnLeave) return { ...onTime, presence: "present", reasons: [] };
  if (firstIn >= span.endsAt) return away({ code: "seen_after_end", facts: { firstIn, end: span.endsAt } });
  if (
    absentAfterMinutes !== null &&
    absentAfterMeans === "absent" &&
    firstIn > start + absentAfterMinutes * MINUTE
  )
    return away({ code: "after_absent_limit", facts: { firstIn, start, absentAfterMinutes } });
  const { late, lateMinutes } = judgePunctuality(start, firstIn, graceMinutes);
  if (!late) return here({ code: "on_time", facts: { firstIn, start, graceMinutes } });
  const reason: Reason = { code: "late", facts: { firstIn, start, graceMinutes, lateMinutes } };
  return { presence: "present", late, lateMinutes, reasons: [reason] };
}

function judgeCheckOut({ obligation, span }: Expected, { lastOut }: Evidence) {
  if (lastOut === null) {
    const reason: Reason = { code: "missing_check_out", facts: { assumedOut: span.endsAt } };
    return {
      leftEarly: false,
      earlyMinutes: 0,
      missingOut: true,
      assumedOut: span.endsAt,
      reasons: [reason],
    };
  }
  const { graceOutMinutes: graceMinutes } = obligation.policy;
  const { leftEarly, earlyMinutes } = judgeLeaving(span, lastOut, graceMinutes);
  const reason: Reason = {
    code: "left_early",
    facts: { lastOut, end: span.endsAt, graceMinutes, earlyMinutes },
  };
  return { leftEarly, earlyMinutes, missingOut: false, assumedOut: null, reasons: leftEarly ? [reason] : [] };
}

/** Whole minutes within the obligation; an open pair lasts until `assumedEnd`, or counts nothing yet where that is null. */
function minutesIn({ obligation }: Expected, { pairs }: Evidence, assumedEnd: number | null): number {
  const { startsAt, endsAt } = obligation;
  const present = pairs.reduce((sum, pair) => {
    const out = pair.out ?? assumedEnd;
    if (pair.in === null || out === null) return sum;
    return sum + Math.max(0, Math.min(out, endsAt) - Math.max(pair.in, startsAt));
  }, 0);
  return Math.floor(present / MINUTE);
}
