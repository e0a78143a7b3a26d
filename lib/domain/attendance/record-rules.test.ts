import { describe, expect, it } from "vitest";
import type { Reason } from "./reason";
import { at, leave, marked, recordOf, seen, testClass, testShift } from "./testing/test-obligation";

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

describe("rule 5: leave", () => {
  it.each([
    { what: "whole", from: "07:00", to: "17:00", excusal: "excused", presence: "absent" },
    { what: "to the minute", from: "08:00", to: "16:00", excusal: "excused", presence: "absent" },
    { what: "all but a minute", from: "08:00", to: "15:59", excusal: "none", presence: "absent" },
    { what: "before it began", from: "06:00", to: "08:00", excusal: "none", presence: "absent" },
  ] as const)("$what", ({ from, to, excusal, presence }) => {
    expect(recordOf(testShift("08:00", "16:00"), { leaves: [leave(from, to)] })).toMatchObject({
      excusal,
      presence,
    });
  });

  it.each([
    {
      what: "the morning: late from its end",
      span: ["08:00", "10:00"],
      first: "10:07",
      out: "16:00",
      late: 7,
      early: 0,
    },
    {
      what: "the morning: on time after it",
      span: ["08:00", "10:00"],
      first: "10:05",
      out: "16:00",
      late: 0,
      early: 0,
    },
    {
      what: "the afternoon: not early",
      span: ["14:00", "16:00"],
      first: "08:00",
      out: "14:00",
      late: 0,
      early: 0,
    },
    {
      what: "the afternoon: early all the same",
      span: ["14:00", "16:00"],
      first: "08:00",
      out: "13:00",
      late: 0,
      early: 60,
    },
    {
      what: "the middle: nothing changes",
      span: ["11:00", "12:00"],
      first: "08:10",
      out: "15:00",
      late: 10,
      early: 60,
    },
  ])("a part, $what", ({ span: [from = "", to = ""], first, out, late, early }) => {
    const events = [seen(first, "IN"), seen(out, "OUT")];
    const record = recordOf(testShift("08:00", "16:00"), { events, leaves: [leave(from, to)] });
    expect(record).toMatchObject({ excusal: "none", lateMinutes: late, earlyMinutes: early });
    expect(codes(record.explain)[0]).toBe("partly_on_leave");
  });

  it("two leaves that cover it together excuse it", () => {
    const leaves = [leave("12:00", "17:00"), leave("08:00", "12:30", { excusal: "on_leave" })];
    expect(recordOf(testShift("08:00", "16:00"), { leaves }).excusal).toBe("on_leave");
  });

  it("never touches the punches, and counts only once approved", () => {
    const events = [seen("08:20", "IN"), seen("16:00", "OUT")];
    for (const state of ["requested", "rejected", "cancelled"] as const) {
      const record = recordOf(testShift("08:00", "16:00"), {
        events,
        leaves: [leave("08:00", "16:00", { state })],
      });
      expect(record).toMatchObject({ excusal: "none", late: true });
    }
    const approved = recordOf(testShift("08:00", "16:00"), { events, leaves: [leave("08:00", "16:00")] });
    expect(approved).toMatchObject({
      excusal: "excused",
      late: false,
      firstIn: at("08:20"),
      lastOut: at("16:00"),
    });
  });
});

describe("rule 6: cancelled sessions and make-ups", () => {
  it("expects nobody of a cancelled one", () => {
    const record = recordOf(testClass("08:00", "09:00", { state: "cancelled" }), { events: [seen("08:00")] });
    expect(record).toMatchObject({ presence: "not_yet", state: "final", presentMinutes: 0 });
    expect(codes(record.explain)).toEqual(["cancelled"]);
  });

  it.each([
    { presence: "present", madeUpBy: "o9" },
    { presence: "absent", madeUpBy: null },
    { presence: "not_yet", madeUpBy: null },
  ] as const)("a make-up that is $presence", ({ presence, madeUpBy }) => {
    const makeUps = [{ obligationId: "o9", presence }];
    expect(recordOf(testClass("08:00", "09:00"), { makeUps })).toMatchObject({
      presence: "absent",
      madeUpBy,
    });
  });

  it("a make-up is not needed by who was there or excused", () => {
    const makeUps = [{ obligationId: "o9", presence: "present" as const }];
    expect(recordOf(testClass("08:00", "09:00"), { makeUps, events: [seen("08:00")] }).madeUpBy).toBeNull();
    expect(
      recordOf(testClass("08:00", "09:00"), { makeUps, leaves: [leave("08:00", "09:00")] }).madeUpBy,
    ).toBeNull();
  });
});

describe("rule 8: a pure function, and decisions that survive it", () => {
  const lesson = testClass("08:00", "09:00");
  const input = {
    events: [seen("08:07"), seen("08:30"), seen("08:07:20")],
    leaves: [leave("07:00", "08:02"), leave("08:50", "09:30", { state: "requested" })],
    decisions: [marked({ late: true }), marked({}, { id: "d2", decidedAt: at("08:40") })],
  };
  it("is the same for any order and any repetition of the inputs", () => {
    const turned = {
      events: [...input.events, ...input.events].reverse(),
      leaves: [...input.leaves].reverse(),
      decisions: [...input.decisions, ...input.decisions].reverse(),
    };
    expect(recordOf(lesson, turned)).toEqual(recordOf(lesson, input));
  });

  it.each([
    { what: "an event", change: { events: [...input.events, seen("08:01")] } },
    { what: "leave approved later", change: { leaves: [leave("07:00", "09:30")] } },
    { what: "a decision", change: { decisions: [marked({ presence: "absent" })] } },
    { what: "the end of the window", change: { now: at("08:10") } },
  ])("has other inputs with $what", ({ change }) => {
    expect(recordOf(lesson, { ...input, ...change }).inputs).not.toBe(recordOf(lesson, input).inputs);
  });

  it("does not depend on the clock once it is final", () => {
    const later = { ...input, now: lesson.windowTo + 99 * 86_400_000 };
    expect(recordOf(lesson, later)).toEqual(recordOf(lesson, input));
  });

  it("counts accepted events, whichever of them was called the duplicate when it arrived", () => {
    const asArrived = [
      { ...seen("08:07"), disposition: "duplicate" as const },
      { ...seen("08:07:20"), disposition: "accepted" as const },
    ];
    expect(recordOf(lesson, { events: asArrived }).firstIn).toBe(at("08:07"));
    for (const disposition of ["review", "rejected", "voided"] as const) {
      const events = [{ ...seen("08:00"), disposition }];
      expect(recordOf(lesson, { events }).presence).toBe("absent");
    }
  });
});
