import { cancelledRecord } from "./cancelled-record";
import { decisionsInForce } from "./decisions";
import { gatherEvidence, type Pair } from "./evidence";
import { decisionReasons, leaveReasons } from "./explain";
import { holdOf } from "./hold";
import { canonicalInputs } from "./inputs";
import { besideDecision, judgeDecision } from "./judge-decision";
import { judgeEvidence } from "./judge-evidence";
import { expectedParts, leavesOf } from "./leave";
import type { Obligation } from "./obligation";
import type { Reason } from "./reason";

/** What a device says of a sighting: coming, leaving, or only that somebody was seen. */
export type Direction = "IN" | "OUT" | "SEEN";

/**
 * A time event of one person (instants in epoch milliseconds). `accepted` and `duplicate` are evidence alike, because which of two
 * sightings is the duplicate is decided in the order they happened, not in the order they arrived; the others are none.
 */
export type AttendanceEvent = {
  id: string;
  occurredAt: number;
  direction: Direction;
  disposition: "accepted" | "duplicate" | "review" | "rejected" | "voided";
};

export type Presence = "present" | "absent" | "not_yet";
export type Excusal = "none" | "excused" | "on_leave";

/** Leave or an excuse from an instant until before another (epoch milliseconds). Only approved ones have an effect. */
export type LeaveSpan = {
  id: string;
  from: number;
  to: number;
  excusal: Exclude<Excusal, "none">;
  state: "requested" | "approved" | "rejected" | "cancelled";
};

/**
 * What a person decided: a teacher's mark, a correction that was approved, or an override. The latest counts, and only an override
 * replaces an override. `times` correct the instants (null = as seen) and are judged like sightings; `cleared` goes back to the evidence.
 */
export type Decision = {
  id: string;
  kind: "mark" | "correction" | "override";
  decidedAt: number;
  by: string;
  sets:
    | ({ type: "status"; lateMinutes: number | null; excusal: Excusal | null } & MarkedStatus)
    | { type: "times"; firstIn: number | null; lastOut: number | null }
    | { type: "excusal"; excusal: Excusal }
    | { type: "cleared" };
};

/** What a status decision says of presence and punctuality. */
export type MarkedStatus = { presence: Exclude<Presence, "not_yet">; late: boolean; leftEarly: boolean };

/** The record of an obligation that this one may be satisfied by (a make-up session). */
export type MakeUp = { obligationId: string; presence: Presence };

/** The devices that an absence waits for: the latest instant up to which each has reported everything (null = never yet). */
export type Hold = { devices: readonly { id: string; reportedThrough: number | null }[] };

export type RecordInput = {
  obligation: Obligation;
  /** Events matched to this obligation, in any order, repeated or not. */
  events: readonly AttendanceEvent[];
  leaves: readonly LeaveSpan[];
  decisions: readonly Decision[];
  makeUps: readonly MakeUp[];
  hold: Hold;
  now: number;
};

/** The three axes of a status (rule 1). */
export type Status = { presence: Presence; late: boolean; leftEarly: boolean; excusal: Excusal };

/** Events that say something else than the decision in force: shown beside it, never over it. */
export type EvidenceBeside = { firstIn: number | null; lastOut: number | null; eventIds: string[] };

/**
 * What an obligation came to. The status in force stands at the top, what the evidence alone says in `computed`, and what was decided
 * instead in `override`. Instants are epoch milliseconds, minutes whole and not negative: late from the start, early to the end,
 * present within the obligation. `pairs` are the stays that the minutes come from. `assumedOut` closes a forgotten check-out without an event. `inputs` is equal for equal inputs (hash it).
 */
export type AttendanceRecord = Status & {
  obligationId: string;
  firstIn: number | null;
  lastOut: number | null;
  missingOut: boolean;
  assumedOut: number | null;
  lateMinutes: number;
  earlyMinutes: number;
  presentMinutes: number;
  pairs: Pair[];
  computed: Status;
  override: (Status & Pick<Decision, "kind" | "by"> & { decisionId: string }) | null;
  evidenceBeside: EvidenceBeside | null;
  madeUpBy: string | null;
  state: "provisional" | "final";
  explain: Reason[];
  inputs: string;
};

/**
 * The record of an obligation: a pure function of its inputs (rule 8). The order and repetition of events, leaves and decisions never
 * change it. Before the window ends nobody is absent (rule 4); a record is final once the window has ended and every device has reported
 * past it, or the hold is over. A cancelled obligation stays `not_yet` for good: nobody is expected.
 */
export function computeRecord(input: RecordInput): AttendanceRecord {
  const { obligation } = input;
  if (obligation.state === "cancelled") return cancelledRecord(input);
  const { attendance, excusal: decided } = decisionsInForce(input.decisions);
  const found = judgeSeen(input, input.leaves);
  // Leave that somebody refused is none: what was seen is judged against all that was expected.
  const counted = decided?.excusal === "none" ? judgeSeen(input, []) : found;
  const { evidence, expected, leave, seen } = counted;
  const judged = attendance ? judgeDecision(expected, { evidence, seen, decision: attendance }) : seen;
  const excusal = decided?.excusal ?? leave?.excusal ?? "none";
  const status = { presence: judged.presence, late: judged.late, leftEarly: judged.leftEarly, excusal };
  const madeUpBy = status.presence === "absent" && excusal === "none" ? firstMakeUp(input.makeUps) : null;
  const evidenceBeside = attendance ? besideDecision(evidence, seen, judged) : null;
  const overriding = attendance ?? decided?.decision ?? null;
  const held = holdOf(input);
  const { reasons, ...facts } = judged;
  return {
    obligationId: obligation.id,
    ...facts,
    ...status,
    computed: {
      presence: found.seen.presence,
      late: found.seen.late,
      leftEarly: found.seen.leftEarly,
      excusal: found.leave?.excusal ?? "none",
    },
    override: overriding && {
      ...status,
      decisionId: overriding.id,
      kind: overriding.kind,
      by: overriding.by,
    },
    evidenceBeside,
    madeUpBy,
    state: input.now > obligation.windowTo && held === null ? "final" : "provisional",
    explain: [
      ...leaveReasons(counted),
      ...reasons,
      ...decisionReasons({ attendance, excusal: decided }, evidenceBeside),
      ...(madeUpBy === null ? [] : [{ code: "made_up" as const, facts: { obligationId: madeUpBy } }]),
      ...(held === null ? [] : [{ code: "awaiting_devices" as const, facts: held }]),
    ],
    inputs: canonicalInputs(input),
  };
}

/** What the events come to against what the leaves leave of an obligation. */
function judgeSeen({ obligation, events, now }: RecordInput, given: readonly LeaveSpan[]) {
  const leaves = leavesOf(obligation, given);
  const parts = expectedParts(obligation, leaves);
  const leave = parts.length === 0 ? (leaves[0] ?? null) : null;
  const span = {
    startsAt: parts[0]?.from ?? obligation.startsAt,
    endsAt: parts.at(-1)?.to ?? obligation.endsAt,
  };
  const evidence = gatherEvidence(obligation, span, events);
  const expected = { obligation, span, isOnLeave: leave !== null, now };
  return { leaves, leave, expected, evidence, seen: judgeEvidence(expected, evidence) };
}

function firstMakeUp(makeUps: readonly MakeUp[]): string | null {
  const attended = makeUps.filter(({ presence }) => presence === "present").map((item) => item.obligationId);
  return attended.sort()[0] ?? null;
}
