import fc from "fast-check";
import { freezeObligation, type Obligation } from "../obligation";
import type { AttendancePolicy } from "../policy";
import type { AttendanceEvent, Decision, LeaveSpan, RecordInput } from "../record";
import { expandMeeting, expandShift, type Meeting, shiftDate } from "../schedule";

/** One person's schedule over some days with everything that happened to it. */
export type Scenario = {
  obligations: Obligation[];
  events: AttendanceEvent[];
  leaves: LeaveSpan[];
  decisions: Decision[];
  makeUps: RecordInput["makeUps"];
  hold: RecordInput["hold"];
  now: number;
};

const ZONES = [
  "Africa/Cairo",
  "Europe/London",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/Nuuk",
  "UTC",
];

/** Days on or near which clocks change somewhere in ZONES, besides any day of the three years. */
const CHANGE_DATES = [
  "2025-04-24",
  "2025-10-25",
  "2026-03-07",
  "2026-03-28",
  "2026-10-03",
  "2026-10-24",
  "2027-02-06",
];

const minutes = (max: number) => fc.oneof(fc.constantFrom(0, 5, 15, max), fc.integer({ min: 0, max }));

/** Any policy that `judgePolicy` lets pass. */
export const arbitraryPolicy: fc.Arbitrary<AttendancePolicy> = fc
  .record({
    graceInMinutes: minutes(30),
    absentAfterMinutes: fc.option(minutes(120), { nil: null }),
    absentAfterMeans: fc.constantFrom("absent" as const, "late" as const),
    graceOutMinutes: minutes(30),
    checkoutRequired: fc.boolean(),
    dedupeSeconds: fc.constantFrom(0, 60, 300),
    windowBeforeMinutes: minutes(180),
    windowAfterMinutes: minutes(300),
    holdForOfflineMinutes: minutes(240),
    lateCountsAs: fc.constantFrom(0, 0.5, 0.75, 1),
  })
  .map((policy) => ({
    ...policy,
    graceOutMinutes: policy.checkoutRequired ? policy.graceOutMinutes : 0,
    windowAfterMinutes: policy.checkoutRequired
      ? Math.max(1, policy.windowAfterMinutes)
      : policy.windowAfterMinutes,
    absentAfterMinutes:
      policy.absentAfterMinutes === null ? null : Math.max(policy.absentAfterMinutes, policy.graceInMinutes),
  }));

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** What repeats daily: a class, or a shift of one segment or two; lengths from five minutes to a whole day, so also overnight. */
const arbitraryPlan = fc.record({
  kind: fc.constantFrom("class" as const, "shift" as const),
  start: fc.integer({ min: 0, max: 287 }).map((step) => step * 5),
  length: fc.oneof(
    fc.constantFrom(45, 60, 480),
    fc.integer({ min: 1, max: 288 }).map((step) => step * 5),
  ),
  breakMinutes: fc.constantFrom(0, 30, 60),
  isSplit: fc.boolean(),
  policy: arbitraryPolicy,
});

type Plan = typeof arbitraryPlan extends fc.Arbitrary<infer T> ? T : never;

function meetingsOf(plan: Plan, localDate: string, timeZone: string): Meeting[] {
  const end = clock((plan.start + plan.length) % 1440);
  const [start, { breakMinutes }] = [clock(plan.start), plan];
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  if (plan.kind === "class") {
    const pattern = {
      weekdays,
      localStart: start,
      localEnd: end,
      validFrom: "2024-01-01",
      validTo: null,
      intervalWeeks: 1,
    };
    return [expandMeeting(pattern, localDate, timeZone) ?? []].flat();
  }
  const half = clock((plan.start + Math.floor(plan.length / 2)) % 1440);
  const whole = [{ start, end, breakMinutes }];
  const split = [
    { start, end: half, breakMinutes: 0 },
    { start: half, end, breakMinutes: 0 },
  ];
  const segments = plan.isSplit && plan.length <= 720 && half >= start && end >= half ? split : whole;
  return expandShift(
    { segments: Object.fromEntries(weekdays.map((day) => [day, segments])) },
    localDate,
    timeZone,
  );
}

const arbitraryObligations: fc.Arbitrary<Obligation[]> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    firstDate: fc.oneof(
      fc.constantFrom(...CHANGE_DATES),
      fc.integer({ min: 0, max: 1090 }).map((day) => shiftDate("2025-01-01", day)),
    ),
    days: fc.integer({ min: 1, max: 3 }),
    plans: fc.array(arbitraryPlan, { minLength: 1, maxLength: 3 }),
    cancelled: fc.array(fc.nat(7), { maxLength: 2 }),
    makesUp: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }),
  })
  .map(({ timeZone, firstDate, days, plans, cancelled, makesUp }) => {
    const dates = Array.from({ length: days }, (_, day) => shiftDate(firstDate, day));
    const frozen = plans.flatMap((plan, index) =>
      dates.flatMap((date) =>
        meetingsOf(plan, date, timeZone).map((meeting) => {
          const id = `o${index}-${date}-${meeting.slot}`;
          const draft = { id, personId: "p1", kind: plan.kind, meeting, timeZone, makeUpFor: null };
          return freezeObligation({ ...draft, policy: plan.policy });
        }),
      ),
    );
    return frozen.map((obligation, i) => ({
      ...obligation,
      state: cancelled.includes(i) ? ("cancelled" as const) : ("expected" as const),
      makeUpFor: i === makesUp ? (frozen[0]?.id ?? null) : null,
    }));
  });

/** An instant told by an obligation: where its rules change their answer, or seconds beside it. */
const arbitraryMoment = fc.record({
  of: fc.nat(20),
  anchor: fc.constantFrom(
    "windowFrom",
    "start",
    "grace",
    "absentAfter",
    "middle",
    "graceOut",
    "end",
    "windowTo",
    "held",
  ),
  seconds: fc.oneof(fc.constantFrom(-1, 0, 0, 1, 30, 61), fc.integer({ min: -3_600, max: 3_600 })),
});

type Moment = typeof arbitraryMoment extends fc.Arbitrary<infer T> ? T : never;

function instantOf({ of, anchor, seconds }: Moment, obligations: readonly Obligation[]): number {
  const obligation = obligations[of % obligations.length];
  if (!obligation) return seconds * 1000;
  const { startsAt, endsAt, windowFrom, windowTo, policy } = obligation;
  const instants: Record<Moment["anchor"], number> = {
    windowFrom,
    start: startsAt,
    grace: startsAt + policy.graceInMinutes * 60_000,
    absentAfter: startsAt + (policy.absentAfterMinutes ?? 0) * 60_000,
    middle: Math.floor((startsAt + endsAt) / 2),
    graceOut: endsAt - policy.graceOutMinutes * 60_000,
    end: endsAt,
    windowTo,
    held: windowTo + policy.holdForOfflineMinutes * 60_000,
  };
  return instants[anchor] + seconds * 1000;
}

const arbitraryStatus = fc.record({
  type: fc.constant("status" as const),
  presence: fc.constantFrom("present" as const, "absent" as const),
  late: fc.boolean(),
  leftEarly: fc.boolean(),
  lateMinutes: fc.option(fc.nat(90), { nil: null }),
  excusal: fc.constantFrom(null, "none" as const, "excused" as const, "on_leave" as const),
});

const arbitraryDecision = fc.record({
  kind: fc.constantFrom("mark" as const, "correction" as const, "override" as const),
  decidedAt: fc.nat(5),
  firstIn: fc.option(arbitraryMoment, { nil: null }),
  lastOut: fc.option(arbitraryMoment, { nil: null }),
  sets: fc.oneof(
    arbitraryStatus,
    fc.constant({ type: "times" as const }),
    fc.record({
      type: fc.constant("excusal" as const),
      excusal: fc.constantFrom("none" as const, "excused" as const, "on_leave" as const),
    }),
    fc.constant({ type: "cleared" as const }),
  ),
});

/** Scenarios of any shape; moments cluster where the rules change their answer. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    obligations: arbitraryObligations,
    events: fc.array(
      fc.record({
        at: arbitraryMoment,
        direction: fc.constantFrom("SEEN" as const, "SEEN" as const, "IN" as const, "OUT" as const),
        disposition: fc.constantFrom(
          "accepted" as const,
          "accepted" as const,
          "accepted" as const,
          "duplicate" as const,
          "review" as const,
          "rejected" as const,
          "voided" as const,
        ),
      }),
      { maxLength: 10 },
    ),
    leaves: fc.array(
      fc.record({
        from: arbitraryMoment,
        to: arbitraryMoment,
        excusal: fc.constantFrom("excused" as const, "on_leave" as const),
        state: fc.constantFrom(
          "approved" as const,
          "approved" as const,
          "requested" as const,
          "rejected" as const,
        ),
      }),
      { maxLength: 3 },
    ),
    decisions: fc.array(arbitraryDecision, { maxLength: 3 }),
    makeUps: fc.array(
      fc.record({
        obligationId: fc.constantFrom("m1", "m2"),
        presence: fc.constantFrom("present" as const, "absent" as const, "not_yet" as const),
      }),
      { maxLength: 2 },
    ),
    reported: fc.array(fc.option(arbitraryMoment, { nil: null }), { maxLength: 2 }),
    now: arbitraryMoment,
  })
  .map(({ obligations, events, leaves, decisions, makeUps, reported, now }) => {
    const on = (moment: Moment | null) => moment && instantOf(moment, obligations);
    return {
      obligations,
      events: events.map(({ at, ...event }, i) => ({
        ...event,
        id: `e${i}`,
        occurredAt: instantOf(at, obligations),
      })),
      leaves: leaves.map(({ from, to, ...leave }, i) => ({
        ...leave,
        id: `l${i}`,
        from: instantOf(from, obligations),
        to: instantOf(to, obligations),
      })),
      decisions: decisions.map(({ firstIn, lastOut, sets, ...decision }, i) => ({
        ...decision,
        id: `d${i}`,
        by: "teacher",
        sets: sets.type === "times" ? { ...sets, firstIn: on(firstIn), lastOut: on(lastOut) } : sets,
      })),
      makeUps,
      hold: { devices: reported.map((moment, i) => ({ id: `g${i}`, reportedThrough: on(moment) })) },
      now: instantOf(now, obligations),
    };
  });
