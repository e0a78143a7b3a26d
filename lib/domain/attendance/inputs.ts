import { decisionsInForce } from "./decisions";
import { evidenceOf } from "./duplicates";
import { holdOf } from "./hold";
import { leavesOf } from "./leave";
import type { Obligation } from "./obligation";
import type { AttendancePolicy } from "./policy";
import type { Decision, RecordInput } from "./record";

/** Every field, in one order whatever order an object was made in; the compiler misses none. */
const OBLIGATION_FIELDS = fieldsOf<Omit<Obligation, "policy">>({
  id: true,
  personId: true,
  kind: true,
  workDate: true,
  startsAt: true,
  endsAt: true,
  windowFrom: true,
  windowTo: true,
  timeZone: true,
  breakMinutes: true,
  state: true,
  makeUpFor: true,
});
const POLICY_FIELDS = fieldsOf<AttendancePolicy>({
  graceInMinutes: true,
  absentAfterMinutes: true,
  absentAfterMeans: true,
  graceOutMinutes: true,
  checkoutRequired: true,
  dedupeSeconds: true,
  windowBeforeMinutes: true,
  windowAfterMinutes: true,
  holdForOfflineMinutes: true,
  lateCountsAs: true,
});

function fieldsOf<T>(fields: Record<keyof T, true>): (keyof T)[] {
  return Object.keys(fields) as (keyof T)[];
}

/**
 * Everything a record depends on as one text (JSON), equal for equal inputs whatever their order and repetition: hash it to know whether a
 * recompute can change anything. Of the clock it holds only what matters: whether the window has ended and the wait for devices is over.
 */
export function canonicalInputs(input: RecordInput): string {
  const { obligation, now } = input;
  const frozen = [
    ...OBLIGATION_FIELDS.map((field) => obligation[field]),
    ...POLICY_FIELDS.map((field) => obligation.policy[field]),
  ];
  // Nothing that happens changes the record of a cancelled one.
  if (obligation.state === "cancelled") return JSON.stringify([frozen]);
  const { attendance, excusal } = decisionsInForce(input.decisions);
  const held = holdOf(input);
  return JSON.stringify([
    frozen,
    evidenceOf(input.events).map(({ id, occurredAt, direction }) => [id, occurredAt, direction]),
    leavesOf(obligation, input.leaves).map((leave) => [leave.id, leave.from, leave.to, leave.excusal]),
    [attendance, excusal?.decision].map((decision) => decision && valuesOf(decision)),
    [...new Set(input.makeUps.map(({ obligationId, presence }) => `${obligationId} ${presence}`))].sort(),
    now > obligation.windowTo,
    held && [held.waiting, held.until],
  ]);
}

function valuesOf({ id, kind, decidedAt, by, sets }: Decision) {
  const values = [id, kind, decidedAt, by, sets.type];
  switch (sets.type) {
    case "status":
      return [...values, sets.presence, sets.late, sets.leftEarly, sets.lateMinutes, sets.excusal];
    case "times":
      return [...values, sets.firstIn, sets.lastOut];
    case "excusal":
      return [...values, sets.excusal];
    case "cleared":
      return values;
  }
}
