import { describe, expect, it } from "vitest";
import type { Reason } from "./reason";
import { at, leave, recordOf, seen, testClass, testShift } from "./testing/test-obligation";

const codes = (explain: readonly Reason[]) => explain.map(({ code }) => code);

describe("rule 1: three axes, stored apart", () => {
  it("keeps presence, punctuality and excusal side by side", () => {
    const record = recordOf(testClass("08:00", "09:00", { policy: { checkoutRequired: true } }), {
      events: [seen("08:10", "IN"), seen("08:40", "OUT")],
      leaves: [leave("08:00", "09:00")],
      decisions: [],
    });
    expect(record).toMatchObject({ presence: "present", late: false, leftEarly: false, excusal: "excused" });
    const both = recordOf(testShift("08:00", "16:00"), {
      events: [seen("09:00", "IN"), seen("15:00", "OUT")],
    });
    expect(both).toMatchObject({ presence: "present", late: true, leftEarly: true, excusal: "none" });
  });
});

describe("rule 2: late", () => {
  it.each([
    { first: "07:45", late: false, lateMinutes: 0, because: "on_time" },
    { first: "08:05", late: false, lateMinutes: 0, because: "on_time" },
    { first: "08:05:01", late: true, lateMinutes: 6, because: "late" },
    { first: "08:07", late: true, lateMinutes: 7, because: "late" },
    { first: "08:59:59", late: true, lateMinutes: 60, because: "late" },
  ])("first seen $first, start 08:00, grace 5", ({ first, late, lateMinutes, because }) => {
    const record = recordOf(testClass("08:00", "09:00"), { events: [seen(first)] });
    expect(record).toMatchObject({ presence: "present", late, lateMinutes, firstIn: at(first) });
    expect(codes(record.explain)).toEqual([because]);
  });

  it("explains itself with the facts of the sentence", () => {
    const { explain } = recordOf(testClass("08:00", "09:00"), { events: [seen("08:07")] });
    const facts = { firstIn: at("08:07"), start: at("08:00"), graceMinutes: 5, lateMinutes: 7 };
    expect(explain).toEqual([{ code: "late", facts }]);
  });

  it.each([
    { means: "absent", first: "08:30", presence: "present", late: true },
    { means: "absent", first: "08:30:01", presence: "absent", late: false },
    { means: "late", first: "08:30:01", presence: "present", late: true },
  ] as const)("absent after 30 minutes means $means: $first", ({ means, first, presence, late }) => {
    const policy = { absentAfterMinutes: 30, absentAfterMeans: means };
    const record = recordOf(testClass("08:00", "09:00", { policy }), { events: [seen(first)] });
    expect(record).toMatchObject({ presence, late, firstIn: at(first) });
  });

  it("who is first seen when it is over did not attend it", () => {
    const record = recordOf(testClass("08:00", "09:00", { policy: { windowAfterMinutes: 30 } }), {
      events: [seen("09:10")],
    });
    expect(record).toMatchObject({ presence: "absent", late: false, presentMinutes: 0 });
    expect(codes(record.explain)).toEqual(["seen_after_end"]);
  });
});

describe("rule 3: early", () => {
  it.each([
    { out: "15:54:59", leftEarly: true, earlyMinutes: 6 },
    { out: "15:55", leftEarly: false, earlyMinutes: 0 },
    { out: "12:00", leftEarly: true, earlyMinutes: 240 },
    { out: "17:00", leftEarly: false, earlyMinutes: 0 },
  ])("out $out, end 16:00, grace 5", ({ out, leftEarly, earlyMinutes }) => {
    const events = [seen("08:00", "IN"), seen(out, "OUT")];
    expect(recordOf(testShift("08:00", "16:00"), { events })).toMatchObject({ leftEarly, earlyMinutes });
    const noCheckout = testShift("08:00", "16:00", { policy: { checkoutRequired: false } });
    expect(recordOf(noCheckout, { events })).toMatchObject({ leftEarly: false, missingOut: false });
  });

  it("no check-out is flagged and closed at the end as assumed, without an event", () => {
    const record = recordOf(testShift("08:00", "16:00"), { events: [seen("08:00", "IN")] });
    expect(record).toMatchObject({
      missingOut: true,
      assumedOut: at("16:00"),
      lastOut: null,
      presentMinutes: 480,
    });
    expect(record.pairs).toEqual([{ in: at("08:00"), out: null }]);
    expect(codes(record.explain)).toEqual(["on_time", "missing_check_out"]);
  });

  it("who came back in is not out", () => {
    const events = [seen("08:00", "IN"), seen("12:00", "OUT"), seen("13:00", "IN")];
    const record = recordOf(testShift("08:00", "16:00"), { events });
    expect(record).toMatchObject({ missingOut: true, lastOut: null, presentMinutes: 420 });
  });

  it("leaving is judged once the window has ended", () => {
    const shift = testShift("08:00", "16:00");
    const events = [seen("08:00", "IN"), seen("12:00", "OUT")];
    expect(recordOf(shift, { events, now: at("12:10") })).toMatchObject({
      leftEarly: false,
      presentMinutes: 240,
    });
    expect(recordOf(shift, { events, now: shift.windowTo })).toMatchObject({ leftEarly: false });
    expect(recordOf(shift, { events, now: shift.windowTo + 1 })).toMatchObject({ leftEarly: true });
  });

  it("somebody seen only leaving was there", () => {
    const record = recordOf(testShift("08:00", "16:00"), { events: [seen("16:02")] });
    expect(record).toMatchObject({ presence: "present", late: false, firstIn: null, lastOut: at("16:02") });
    expect(codes(record.explain)).toEqual(["only_check_out"]);
    const before = recordOf(testShift("08:00", "16:00"), { events: [seen("07:50", "OUT")] });
    expect(before).toMatchObject({ presence: "absent", lastOut: null });
  });
});

describe("rule 4: not yet, absent, final", () => {
  const lesson = testClass("08:00", "09:00");
  const hold = (...reportedThrough: (number | null)[]) => ({
    devices: reportedThrough.map((through, i) => ({ id: `${i}`, reportedThrough: through })),
  });
  it.each([
    { now: "07:00", devices: hold(), presence: "not_yet", state: "provisional" },
    { now: "09:00", devices: hold(), presence: "not_yet", state: "provisional" },
    { now: "09:00:01", devices: hold(), presence: "absent", state: "final" },
    { now: "09:00:01", devices: hold(null), presence: "absent", state: "provisional" },
    { now: "09:10", devices: hold(at("09:05"), at("09:00")), presence: "absent", state: "provisional" },
    { now: "09:10", devices: hold(at("09:05"), at("09:00:01")), presence: "absent", state: "final" },
    { now: "09:59:59", devices: hold(null), presence: "absent", state: "provisional" },
    { now: "10:00", devices: hold(null), presence: "absent", state: "final" },
  ])("at $now", ({ now, devices, presence, state }) => {
    expect(recordOf(lesson, { now: at(now), hold: devices })).toMatchObject({ presence, state });
  });

  it("says what it waits for", () => {
    const { explain } = recordOf(lesson, { now: at("09:10"), hold: hold(null, at("09:30")) });
    expect(explain.at(-1)).toEqual({ code: "awaiting_devices", facts: { waiting: 1, until: at("10:00") } });
  });

  it("who is too late to count is not absent before the end either", () => {
    const strict = testClass("08:00", "09:00", { policy: { absentAfterMinutes: 15 } });
    const events = [seen("08:20")];
    expect(recordOf(strict, { events, now: at("08:21") }).presence).toBe("not_yet");
    expect(recordOf(strict, { events, now: at("09:01") }).presence).toBe("absent");
  });
});
