import type { InForce } from "./decisions";
import { leavesOf } from "./leave";
import type { Reason } from "./reason";
import type { EvidenceBeside, LeaveSpan, RecordInput } from "./record";

/** The sentences about leave: the one that covers the whole obligation, or those that cover a part of it. */
export function leaveReasons(
  { obligation, leaves }: Pick<RecordInput, "obligation" | "leaves">,
  { span, leave }: { span: { startsAt: number; endsAt: number }; leave: LeaveSpan | null },
): Reason[] {
  if (leave) {
    const { id: leaveId, excusal, from, to } = leave;
    return [{ code: "on_leave", facts: { leaveId, excusal, from, to } }];
  }
  return leavesOf(obligation, leaves).map(({ id: leaveId }) => ({
    code: "partly_on_leave",
    facts: { leaveId, start: span.startsAt, end: span.endsAt },
  }));
}

/** The sentences about what was decided, and about evidence that says something else. */
export function decisionReasons(
  { attendance, excusal }: InForce,
  evidenceBeside: EvidenceBeside | null,
): Reason[] {
  const reasons: Reason[] = [];
  if (attendance) {
    const { id: decisionId, kind, by } = attendance;
    reasons.push(
      attendance.sets.type === "times"
        ? { code: "times_corrected", facts: { decisionId, by } }
        : { code: "decided", facts: { decisionId, kind, by } },
    );
  }
  if (excusal && excusal.decision.id !== attendance?.id) {
    const { id: decisionId, by } = excusal.decision;
    reasons.push({ code: "excusal_decided", facts: { decisionId, excusal: excusal.excusal, by } });
  }
  if (evidenceBeside) {
    const { firstIn, lastOut } = evidenceBeside;
    reasons.push({ code: "evidence_beside", facts: { firstIn, lastOut } });
  }
  return reasons;
}
