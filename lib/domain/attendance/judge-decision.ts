import { correctEvidence, type Evidence } from "./evidence";
import { type Expected, type Judged, judgeEvidence } from "./judge-evidence";
import type { Decision, EvidenceBeside } from "./record";

const MINUTE = 60_000;

type StatusSet = Extract<Decision["sets"], { type: "status" }>;

/**
 * What a decision about presence and punctuality comes to: corrected times are judged as if they had been seen (so a back-entry can be
 * late); a status is taken as it was given, with the minutes that the evidence has for it.
 */
export function judgeDecision(
  expected: Expected,
  { evidence, seen, decision }: { evidence: Evidence; seen: Judged; decision: Decision },
): Judged {
  const { sets } = decision;
  if (sets.type === "times") return judgeEvidence(expected, correctEvidence(evidence, sets));
  if (sets.type === "status") return markedAs(sets, expected, seen);
  return seen;
}

function markedAs(sets: StatusSet, { span, obligation, now }: Expected, seen: Judged): Judged {
  const open = { missingOut: false, assumedOut: null, presentMinutes: 0, pairs: [] };
  const away = { ...open, firstIn: null, lastOut: null };
  const minutes = { lateMinutes: 0, earlyMinutes: 0 };
  const { presence } = sets;
  // A status cannot contradict itself: who is absent is neither late nor gone early.
  if (presence === "absent")
    return { ...away, ...minutes, presence, late: false, leftEarly: false, reasons: [] };
  const lateMinutes = sets.late ? (sets.lateMinutes ?? seen.lateMinutes) : 0;
  const earlyMinutes = sets.leftEarly ? seen.earlyMinutes : 0;
  const marked = {
    presence,
    late: sets.late,
    leftEarly: sets.leftEarly,
    lateMinutes,
    earlyMinutes,
    reasons: [],
  };
  // Who is said to have left did not forget to check out.
  if (seen.presence === "present")
    return { ...seen, ...marked, ...(sets.leftEarly ? { missingOut: false, assumedOut: null } : {}) };
  const whole = Math.floor((span.endsAt - span.startsAt) / MINUTE) - lateMinutes - earlyMinutes;
  const presentMinutes = now > obligation.windowTo ? Math.max(0, whole) : 0;
  return { ...away, ...marked, firstIn: seen.firstIn, lastOut: seen.lastOut, presentMinutes };
}

/** The evidence to show beside a decision: what was seen where that says something else, null where both agree. */
export function besideDecision(evidence: Evidence, seen: Judged, judged: Judged): EvidenceBeside | null {
  if (evidence.eventIds.length === 0) return null;
  const agrees =
    seen.presence === judged.presence &&
    seen.late === judged.late &&
    seen.leftEarly === judged.leftEarly &&
    seen.firstIn === judged.firstIn &&
    seen.lastOut === judged.lastOut;
  if (agrees) return null;
  return { firstIn: evidence.firstIn, lastOut: evidence.lastOut, eventIds: evidence.eventIds };
}
