import { describe, expect, it } from "vitest";
import type { Decision } from "./record";
import { at, leave, marked, recordOf, seen, testClass, testShift } from "./testing/test-obligation";

const lesson = testClass("08:00", "09:00");
const times = (
  firstIn: string | null,
  lastOut: string | null,
  overrides: Partial<Decision> = {},
): Decision => ({
  id: "t1",
  kind: "correction",
  decidedAt: at("12:00"),
  by: "office",
  sets: {
    type: "times",
    firstIn: firstIn && at(firstIn),
    lastOut: lastOut && at(lastOut),
  } as Decision["sets"],
  ...overrides,
});
const cleared = (overrides: Partial<Decision> = {}): Decision => ({
  id: "c1",
  kind: "mark",
  decidedAt: at("13:00"),
  by: "office",
  sets: { type: "cleared" },
  ...overrides,
});

describe("a teacher's mark", () => {
  it("stands above the events, which are shown beside it", () => {
    const record = recordOf(lesson, { events: [seen("08:20")], decisions: [marked({ presence: "absent" })] });
    expect(record).toMatchObject({
      presence: "absent",
      firstIn: null,
      computed: { presence: "present", late: true },
      override: { presence: "absent", decisionId: "d1", kind: "mark", by: "teacher" },
      evidenceBeside: { firstIn: at("08:20"), lastOut: null, eventIds: ["08:20 SEEN"] },
    });
    expect(record.explain.map(({ code }) => code)).toEqual(["decided", "evidence_beside"]);
  });

  it("has nothing beside it where the events agree or there are none", () => {
    expect(recordOf(lesson, { events: [seen("08:00")], decisions: [marked({})] }).evidenceBeside).toBeNull();
    expect(recordOf(lesson, { decisions: [marked({})] }).evidenceBeside).toBeNull();
  });

  it("counts at once, before the window ends, and stays provisional until then", () => {
    const early = { decisions: [marked({ presence: "absent" })], now: at("08:31") };
    expect(recordOf(lesson, early)).toMatchObject({ presence: "absent", state: "provisional" });
    expect(recordOf(lesson, early).computed.presence).toBe("not_yet");
  });

  it("takes minutes from the events where it gives none, and the whole class where there are none", () => {
    const late = [marked({ late: true })];
    expect(recordOf(lesson, { events: [seen("08:20")], decisions: late }).lateMinutes).toBe(20);
    expect(recordOf(lesson, { decisions: late }).lateMinutes).toBe(0);
    const given = recordOf(lesson, { decisions: [marked({ late: true, lateMinutes: 12 })] });
    expect(given).toMatchObject({ late: true, lateMinutes: 12, presentMinutes: 48 });
    expect(recordOf(lesson, { decisions: [marked({})] }).presentMinutes).toBe(60);
  });

  it("cannot contradict itself", () => {
    const odd = marked({ presence: "absent", late: true, leftEarly: true, lateMinutes: 7 });
    expect(recordOf(lesson, { decisions: [odd] })).toMatchObject({
      presence: "absent",
      late: false,
      leftEarly: false,
      lateMinutes: 0,
      earlyMinutes: 0,
    });
  });

  it("who is said to have left early did not forget to check out", () => {
    const events = [seen("08:00", "IN")];
    const record = recordOf(testShift("08:00", "16:00"), {
      events,
      decisions: [marked({ leftEarly: true })],
    });
    expect(record).toMatchObject({ leftEarly: true, missingOut: false, assumedOut: null });
    expect(record.computed).toMatchObject({ leftEarly: false });
  });

  it("can excuse at once, which later marks leave alone", () => {
    const excused = marked({ presence: "absent", excusal: "excused" });
    expect(recordOf(lesson, { decisions: [excused] })).toMatchObject({
      presence: "absent",
      excusal: "excused",
    });
    const then = marked({ presence: "present" }, { id: "d2", decidedAt: at("08:45") });
    expect(recordOf(lesson, { decisions: [excused, then] })).toMatchObject({
      presence: "present",
      excusal: "excused",
    });
  });
});

describe("corrected times", () => {
  it("are judged like sightings, so that a back-entry can be late or early", () => {
    const shift = testShift("08:00", "16:00");
    const record = recordOf(shift, { decisions: [times("08:12", "15:00")] });
    expect(record).toMatchObject({ late: true, lateMinutes: 12, leftEarly: true, earlyMinutes: 60 });
    expect(record.presentMinutes).toBe(408);
    expect(record.explain.at(-1)).toEqual({
      code: "times_corrected",
      facts: { decisionId: "t1", by: "office" },
    });
  });

  it("replace only what they name", () => {
    const shift = testShift("08:00", "16:00");
    const events = [seen("08:00", "IN")];
    const record = recordOf(shift, { events, decisions: [times(null, "16:00")] });
    expect(record).toMatchObject({ firstIn: at("08:00"), lastOut: at("16:00"), missingOut: false });
    expect(record.computed.presence).toBe("present");
    expect(record.evidenceBeside).toMatchObject({ firstIn: at("08:00"), lastOut: null });
  });

  it("show what was seen beside them, also where the status is the same", () => {
    const record = recordOf(lesson, { events: [seen("08:04")], decisions: [times("08:02", null)] });
    expect(record).toMatchObject({ late: false, computed: { late: false }, firstIn: at("08:02") });
    expect(record.evidenceBeside).toMatchObject({ firstIn: at("08:04") });
  });

  it("the wrong way round give no negative minutes", () => {
    const record = recordOf(testShift("08:00", "16:00"), { decisions: [times("15:00", "09:00")] });
    expect(record.presentMinutes).toBe(0);
  });
});

describe("which decision counts", () => {
  const absent = marked({ presence: "absent" });
  const present = marked({}, { id: "d2", decidedAt: at("09:30"), kind: "correction" });
  const override = marked({ late: true }, { id: "d3", decidedAt: at("09:00"), kind: "override" });
  it.each([
    { what: "the latest", decisions: [present, absent], presence: "present", late: false },
    {
      what: "an override over a later correction",
      decisions: [present, override, absent],
      presence: "present",
      late: true,
    },
    {
      what: "an override over an earlier override",
      decisions: [
        override,
        marked({ presence: "absent" }, { id: "d4", decidedAt: at("09:10"), kind: "override" }),
      ],
      presence: "absent",
      late: false,
    },
    {
      what: "what was below a cleared override",
      decisions: [override, absent, cleared({ kind: "override" })],
      presence: "absent",
      late: false,
    },
    {
      what: "the evidence after a cleared mark",
      decisions: [absent, cleared()],
      presence: "present",
      late: true,
    },
    {
      what: "corrected times after a mark",
      decisions: [absent, times("08:00", null)],
      presence: "present",
      late: false,
    },
  ])("$what", ({ decisions, presence, late }) => {
    const events = [seen("08:10")];
    expect(recordOf(lesson, { events, decisions })).toMatchObject({ presence, late });
    expect(recordOf(lesson, { events, decisions: decisions.toReversed() })).toMatchObject({ presence, late });
  });

  it("an excusal is decided on its own and stands above leave", () => {
    const refuse: Decision = {
      ...absent,
      id: "e1",
      kind: "override",
      sets: { type: "excusal", excusal: "none" },
    };
    const record = recordOf(lesson, { leaves: [leave("08:00", "09:00")], decisions: [refuse] });
    expect(record).toMatchObject({
      excusal: "none",
      computed: { excusal: "excused" },
      override: { decisionId: "e1" },
    });
    expect(record.explain.at(-1)?.code).toBe("excusal_decided");
  });

  it("leave that is refused is judged as none", () => {
    const refuse: Decision = {
      ...absent,
      id: "e1",
      kind: "override",
      sets: { type: "excusal", excusal: "none" },
    };
    const leaves = [leave("08:00", "09:00")];
    const record = recordOf(lesson, { leaves, events: [seen("08:20")], decisions: [refuse] });
    expect(record).toMatchObject({ late: true, lateMinutes: 20, excusal: "none", computed: { late: false } });
    expect(record.explain.map(({ code }) => code)).toEqual(["late", "excusal_decided"]);
  });
});
