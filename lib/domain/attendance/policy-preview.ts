import type { Obligation } from "./obligation";
import type { AttendancePolicy } from "./policy";
import { type AttendanceRecord, computeRecord, type RecordInput, type Status } from "./record";

/** A record that would come out otherwise under another policy; minutes as in the record. */
export type PreviewedChange = {
  obligationId: string;
  personId: string;
  before: PreviewedStatus;
  after: PreviewedStatus;
};

export type PreviewedStatus = Status & { lateMinutes: number; earlyMinutes: number; missingOut: boolean };

/**
 * What a policy would change: the records of the given obligations under the policy they were frozen with and under the new one (which
 * also moves their windows; events outside the new window no longer count). Only those that differ, in the order given.
 */
export function previewPolicy(inputs: readonly RecordInput[], policy: AttendancePolicy): PreviewedChange[] {
  return inputs.flatMap((input) => {
    const before = statusOf(computeRecord(input));
    const after = statusOf(computeRecord(underPolicy(input, policy)));
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const { id: obligationId, personId } = input.obligation;
    return { obligationId, personId, before, after };
  });
}

/** What a record would be computed from under another policy: the moved window, and only the events inside it. */
export function underPolicy(input: RecordInput, policy: AttendancePolicy): RecordInput {
  const obligation = withPolicy(input.obligation, policy);
  const { windowFrom, windowTo } = obligation;
  const events = input.events.filter(
    (event) => event.occurredAt >= windowFrom && event.occurredAt <= windowTo,
  );
  return { ...input, obligation, events };
}

/** The same obligation under another policy, with the window that this gives it. */
export function withPolicy(obligation: Obligation, policy: AttendancePolicy): Obligation {
  return {
    ...obligation,
    policy,
    windowFrom: obligation.startsAt - policy.windowBeforeMinutes * 60_000,
    windowTo: obligation.endsAt + policy.windowAfterMinutes * 60_000,
  };
}

function statusOf(record: AttendanceRecord): PreviewedStatus {
  const { presence, late, leftEarly, excusal, lateMinutes, earlyMinutes, missingOut } = record;
  return { presence, late, leftEarly, excusal, lateMinutes, earlyMinutes, missingOut };
}
