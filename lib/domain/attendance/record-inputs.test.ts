import { describe, expect, it } from "vitest";
import type { Reason } from "./reason";
import { at, leave, marked, recordOf, seen, testClass, testShift } from "./testing/test-obligation";

const codes = (explain: readonly Reason[]) => explain.map(({ code }) => code);

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

  it("a leave within another takes nothing back", () => {
    const leaves = [leave("08:00", "14:00"), leave("09:00", "10:00")];
    const events = [seen("14:04", "IN"), seen("16:00", "OUT")];
    expect(recordOf(testShift("08:00", "16:00"), { leaves, events })).toMatchObject({ late: false });
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
    {
      what: "a device that is waited for",
      change: { now: at("09:01"), hold: { devices: [{ id: "gate", reportedThrough: null }] } },
    },
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
