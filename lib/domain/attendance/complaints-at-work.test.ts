import { describe, expect, it } from "vitest";
import { alertsDue, compareAlerts } from "./alert-rules";
import { type CalendarDay, calendarDayFor } from "./calendar-day";
import { type Membership, rosterOn } from "./membership";
import { freezeObligation } from "./obligation";
import { DEFAULT_SHIFT_POLICY } from "./policy";
import { computeRates } from "./rates";
import { expandShiftOn, type ShiftTemplate } from "./schedule";
import { DEFAULT_STATUS_CODES as codes } from "./status-code";
import { at, marked, recordOf, recordsOf, seen, testClass, testShift } from "./testing/test-obligation";
import { testTerm } from "./testing/test-term";

/** Complaints about other systems, by their number in domain.md §4: each is made here, and must not be true. */

describe("18: duplicate punches", () => {
  it("three rows in milliseconds from parallel workers are one arrival", () => {
    const events = ["08:00:00.001", "08:00:00.002", "08:00:00.003"].map((time) =>
      seen(`2026-11-22T${time}Z`),
    );
    const record = recordOf(testShift("08:00", "16:00"), { events });
    expect(record).toMatchObject({ presence: "present", leftEarly: false, missingOut: true });
    expect(record.pairs).toHaveLength(1);
  });
});

describe("19: a forgotten check-out", () => {
  // Even where today's window lasts into the next morning.
  const policy = { windowAfterMinutes: 1_000 };
  const [today, tomorrow] = [
    testShift("08:00", "16:00", { id: "today", policy }),
    testShift("2026-11-23T08:00Z", "2026-11-23T16:00Z", { id: "tomorrow", policy }),
  ];
  it("does not turn the next morning's check-in into a check-out", () => {
    const events = [seen("08:00"), seen("2026-11-23T07:55Z"), seen("2026-11-23T16:00Z")];
    const [first, second] = recordsOf([today, tomorrow], events);
    expect(first).toMatchObject({ missingOut: true, assumedOut: at("16:00"), presentMinutes: 480 });
    expect(second).toMatchObject({ firstIn: at("2026-11-23T07:55Z"), late: false, missingOut: false });
  });
});

describe("20: night shifts", () => {
  it("the check-out of the morning belongs to the day the shift began, and nobody is absent", () => {
    const nights = [22, 23].map((day) =>
      testShift(`2026-11-${day}T22:00Z`, `2026-11-${day + 1}T06:00Z`, { id: `night ${day}` }),
    );
    const times = ["2026-11-22T21:50Z", "2026-11-23T06:10Z", "2026-11-23T21:50Z", "2026-11-24T06:10Z"];
    const records = recordsOf(
      nights,
      times.map((time) => seen(time)),
    );
    expect(nights.map(({ workDate }) => workDate)).toEqual(["2026-11-22", "2026-11-23"]);
    for (const record of records)
      expect(record).toMatchObject({ presence: "present", missingOut: false, presentMinutes: 480 });
  });
});

describe("21: devices that send no direction", () => {
  it("first in, last out", () => {
    const events = ["08:01", "10:30", "15:58"].map((time) => seen(time));
    expect(recordOf(testShift("08:00", "16:00"), { events })).toMatchObject({
      firstIn: at("08:01"),
      lastOut: at("15:58"),
    });
  });
});

describe("22: absent late, wrongly, or on a day off", () => {
  const template: ShiftTemplate = { segments: { 1: [{ start: "08:00", end: "16:00", breakMinutes: 0 }] } };
  const dayOff: CalendarDay = {
    localDate: "2026-11-23",
    scope: "organization",
    scopeId: null,
    kind: "closure",
  };
  const place = { unitPath: ["plant"], sectionId: null };
  it.each([
    { what: "a free weekday", localDate: "2026-11-22", days: [] },
    { what: "a holiday", localDate: "2026-11-23", days: [dayOff] },
  ])("$what expects nobody", ({ localDate, days }) => {
    const calendarDay = calendarDayFor(days, place, localDate);
    expect(expandShiftOn(template, { localDate, timeZone: "Africa/Cairo", calendarDay })).toEqual([]);
  });

  it("an absence is known the moment the window ends, and the wait for devices is the policy's", () => {
    const shift = testShift("08:00", "16:00", {
      policy: { windowAfterMinutes: 60, holdForOfflineMinutes: 10 },
    });
    const silent = { devices: [{ id: "gate", reportedThrough: null }] };
    const state = (time: string) => recordOf(shift, { now: at(time), hold: silent });
    expect(state("17:00").presence).toBe("not_yet");
    expect(state("17:00:01")).toMatchObject({ presence: "absent", state: "provisional" });
    expect(state("17:10")).toMatchObject({ presence: "absent", state: "final" });
  });

  it("an offline device that reports later sets the absence right and takes the alert back", () => {
    const shift = testShift("08:00", "16:00");
    const rules = [{ id: "r", when: { kind: "absent" as const }, recipients: ["person" as const] }];
    const due = (record: ReturnType<typeof recordOf>) =>
      alertsDue([{ obligation: shift, record }], rules, { codes, dropLowest: 0 });
    const raised = due(recordOf(shift));
    expect(raised).toHaveLength(1);
    const synced = recordOf(shift, { events: [seen("08:00"), seen("16:00")] });
    expect(compareAlerts(due(synced), raised)).toEqual({ raise: [], retract: raised });
  });
});

describe("23: entries, not only days, can be set right", () => {
  const times = { type: "times" as const, firstIn: at("08:00"), lastOut: at("16:00") };
  const decision = {
    id: "c1",
    kind: "correction" as const,
    decidedAt: at("17:00"),
    by: "office",
    sets: times,
  };
  it("a late mark is removed by correcting the time, and what was seen stays visible", () => {
    const events = [seen("09:00", "IN"), seen("16:00", "OUT")];
    const record = recordOf(testShift("08:00", "16:00"), { events, decisions: [decision] });
    expect(record).toMatchObject({
      late: false,
      computed: { late: true },
      evidenceBeside: { firstIn: at("09:00") },
    });
  });

  it("punches entered after a power cut are decisions with an author, not events", () => {
    const record = recordOf(testShift("08:00", "16:00"), { decisions: [decision] });
    expect(record).toMatchObject({
      presence: "present",
      computed: { presence: "absent" },
      override: { by: "office" },
    });
  });
});

describe("24: lateness that adds up, other hours on Friday, swaps", () => {
  it("two late days count as half a day where the policy says three quarters", () => {
    const { toDate } = computeRates(testTerm("PPLL", 0.75), { codes, dropLowest: 0 });
    expect(toDate.expected - toDate.present).toBe(0.5);
  });

  it("a swap is two assignments with dates: each day expects who works then", () => {
    const list: Membership[] = [
      { personId: "huda", groupId: "early", from: "2026-11-01", to: "2026-11-22" },
      { personId: "sami", groupId: "early", from: "2026-11-22", to: "2026-11-23" },
      { personId: "huda", groupId: "early", from: "2026-11-23", to: null },
    ];
    const dates = ["2026-11-21", "2026-11-22", "2026-11-23"];
    expect(dates.map((date) => rosterOn(list, "early", date))).toEqual([["huda"], ["sami"], ["huda"]]);
  });

  it("Friday has its own segments, judged by its own start", () => {
    const hours = {
      segments: {
        4: [{ start: "08:00", end: "16:00", breakMinutes: 0 }],
        5: [{ start: "09:00", end: "11:30", breakMinutes: 0 }],
      },
    };
    const [friday] = expandShiftOn(hours, { localDate: "2026-11-27", timeZone: "UTC", calendarDay: null });
    if (!friday) throw new Error("works on Friday");
    const draft = {
      id: "f",
      personId: "p",
      kind: "shift" as const,
      timeZone: "UTC",
      policy: DEFAULT_SHIFT_POLICY,
      makeUpFor: null,
    };
    const shift = freezeObligation({ ...draft, meeting: friday });
    expect(recordOf(shift, { events: [seen("2026-11-27T09:00Z")] }).late).toBe(false);
  });
});

describe("25: manual values and recompute", () => {
  it("a manual value survives every recompute, whatever arrives", () => {
    const decisions = [marked({ presence: "present" }, { kind: "override" })];
    const lesson = testClass("08:00", "09:00");
    for (const events of [[], [seen("08:40")], [seen("08:40"), seen("08:01")]])
      expect(recordOf(lesson, { events, decisions })).toMatchObject({ presence: "present", late: false });
  });

  it("a manual back-entry is late when it is", () => {
    const sets = { type: "times" as const, firstIn: at("08:20"), lastOut: null };
    const decisions = [{ id: "b", kind: "correction" as const, decidedAt: at("12:00"), by: "office", sets }];
    expect(recordOf(testClass("08:00", "09:00"), { decisions })).toMatchObject({
      late: true,
      lateMinutes: 20,
    });
  });
});
