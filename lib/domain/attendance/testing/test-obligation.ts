import { assignEvents } from "../assign-events";
import { freezeObligation, type Obligation } from "../obligation";
import { type AttendancePolicy, DEFAULT_CLASS_POLICY, DEFAULT_SHIFT_POLICY } from "../policy";
import {
  type AttendanceEvent,
  computeRecord,
  type Decision,
  type LeaveSpan,
  type RecordInput,
} from "../record";

/** An instant from "HH:MM" or "HH:MM:SS" (of the tests' day, 22 November 2026, UTC) or a whole ISO text. */
export function at(time: string): number {
  return Date.parse(time.length > 8 ? time : `2026-11-22T${time}Z`);
}

type Overrides = Omit<Partial<Obligation>, "policy"> & { policy?: Partial<AttendancePolicy> };

/** A class in UTC from a start to an end, with the default policy but for what is given. */
export function testClass(start: string, end: string, overrides: Overrides = {}): Obligation {
  return freeze("class", [start, end], { ...DEFAULT_CLASS_POLICY, ...overrides.policy }, overrides);
}

/** As `testClass`, a shift. */
export function testShift(start: string, end: string, overrides: Overrides = {}): Obligation {
  return freeze("shift", [start, end], { ...DEFAULT_SHIFT_POLICY, ...overrides.policy }, overrides);
}

function freeze(
  kind: "class" | "shift",
  [start, end]: [string, string],
  policy: AttendancePolicy,
  overrides: Overrides,
): Obligation {
  const startsAt = at(start);
  const localDate = new Date(startsAt).toISOString().slice(0, 10);
  const meeting = {
    localDate,
    slot: 0,
    startsAt,
    endsAt: at(end),
    breakMinutes: overrides.breakMinutes ?? 0,
  };
  const draft = { id: "o1", personId: "p1", kind, meeting, timeZone: "UTC", policy, makeUpFor: null };
  return { ...freezeObligation(draft), ...overrides, policy };
}

/** A sighting; its id is the text it was made from. */
export function seen(time: string, direction: AttendanceEvent["direction"] = "SEEN"): AttendanceEvent {
  return { id: `${time} ${direction}`, occurredAt: at(time), direction, disposition: "accepted" };
}

/** Approved leave from a time to another. */
export function leave(from: string, to: string, overrides: Partial<LeaveSpan> = {}): LeaveSpan {
  return {
    id: `leave ${from}`,
    from: at(from),
    to: at(to),
    excusal: "excused",
    state: "approved",
    ...overrides,
  };
}

/** A status decided at a time. */
export function marked(
  status: Partial<Extract<Decision["sets"], { type: "status" }>>,
  overrides: Partial<Decision> = {},
): Decision {
  const sets = {
    type: "status" as const,
    presence: "present" as const,
    late: false,
    leftEarly: false,
    lateMinutes: null,
    excusal: null,
    ...status,
  };
  return { id: "d1", kind: "mark", decidedAt: at("08:30"), by: "teacher", sets, ...overrides };
}

/** The record of an obligation, by default long after it ended, with no device to wait for. */
export function recordOf(obligation: Obligation, input: Partial<RecordInput> = {}) {
  return computeRecord({
    events: [],
    leaves: [],
    decisions: [],
    makeUps: [],
    hold: { devices: [] },
    now: obligation.windowTo + 86_400_000,
    ...input,
    obligation,
  });
}

/** The records of one person's obligations when all their events have been matched with them first. */
export function recordsOf(
  obligations: readonly Obligation[],
  events: readonly AttendanceEvent[],
  input: Partial<RecordInput> = {},
) {
  const assigned = assignEvents(obligations, events);
  return obligations.map((obligation) =>
    recordOf(obligation, {
      ...input,
      events: events.filter(({ id }) => assigned.get(id)?.id === obligation.id),
    }),
  );
}
