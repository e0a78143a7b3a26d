import type { InForce } from "./decisions";
import type { Expected } from "./judge-evidence";
import type { Reason } from "./reason";
import type { EvidenceBeside, LeaveSpan } from "./record";

/** The sentences about leave: the one that covers the whole obligation, or those that cover a part of it. */
export function leaveReasons({
  leaves,
  leave,
  expected,
}: {
  leaves: readonly LeaveSpan[];
  leave: LeaveSpan | null;
  expected: Pick<Expected, "span">;
}): Reason[] {
  if (leave) {
    const { id: leaveId, excusal, from, to } = leave;
    return [{ code: "on_leave", facts: { leaveId, excusal, from, to } }];
  }
  const { startsAt: start, endsAt: end } = expected.span;
  return leaves.map(({ id: leaveId }) => ({ code: "partly_on_leave", facts: { leaveId, start, end } }));
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
