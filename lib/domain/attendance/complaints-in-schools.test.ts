import { describe, expect, it } from "vitest";
import { alertsDue, compareAlerts } from "./alert-rules";
import { type Membership, rosterOn } from "./membership";
import { DEFAULT_CLASS_POLICY, resolvePolicy } from "./policy";
import { computeRates } from "./rates";
import { computeRecord, type RecordInput } from "./record";
import { expandMeeting, type MeetingPattern, shiftDate } from "./schedule";
import { codeOf, DEFAULT_STATUS_CODES as codes } from "./status-code";
import {
  at,
  leave,
  marked,
  recordOf,
  recordsOf,
  seen,
  testClass,
  testShift,
} from "./testing/test-obligation";
import { testTerm } from "./testing/test-term";
import { workedTime } from "./worked-time";

/** Complaints about other systems, by their number in domain.md §4: each is made here, and must not be true. */

describe("26: late with minutes, leave as a status, period by period", () => {
  const lessons = ["08:00", "09:00", "10:00"].map((start, i) =>
    testClass(start, `${start.slice(0, 2)}:50`, { id: `period ${i + 1}` }),
  );
  it("a period that is skipped shows, though the day began well", () => {
    const records = recordsOf(lessons, [seen("08:12"), seen("10:00")]);
    expect(records.map((record) => codeOf(record, codes)?.code)).toEqual(["L", "A", "P"]);
    expect(records[0]?.lateMinutes).toBe(12);
  });

  it("leave is a status of its own, period by period", () => {
    const records = recordsOf(lessons, [seen("08:00")], {
      leaves: [leave("08:55", "12:00", { excusal: "on_leave" })],
    });
    expect(records.map((record) => codeOf(record, codes)?.code)).toEqual(["P", "OL", "OL"]);
  });
});

describe("27: what the rate is made of", () => {
  it("excused ones leave the denominator, the lowest are dropped, the whole term and the best are told", () => {
    const { toDate, wholeTerm, best, dropped } = computeRates(testTerm("PPEAA..."), { codes, dropLowest: 1 });
    expect([toDate.rate, wholeTerm.rate, best]).toEqual([2 / 3, 2 / 6, 5 / 6]);
    expect(dropped).toEqual(["o4"]);
  });

  it("an apology in advance excuses what has not happened yet", () => {
    const lesson = testClass("08:00", "09:00");
    const leaves = [leave("08:00", "09:00")];
    expect(recordOf(lesson, { leaves, now: at("06:00") })).toMatchObject({
      presence: "not_yet",
      excusal: "excused",
    });
    expect(recordOf(lesson, { leaves })).toMatchObject({ presence: "absent", excusal: "excused" });
  });
});

describe("28: moves, and a class twice on one day", () => {
  const pattern: MeetingPattern = {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    localStart: "08:00",
    localEnd: "09:00",
    validFrom: "2026-09-01",
    validTo: null,
    intervalWeeks: 1,
  };
  const inSection = (groupId: string, from: string, to: string | null): Membership => ({
    personId: "noor",
    groupId,
    from,
    to,
  });
  const stayed = [inSection("4A", "2026-09-01", null)];
  const moved = [inSection("4A", "2026-09-01", "2026-11-22"), inSection("4B", "2026-11-22", null)];
  const history = (memberships: Membership[]) =>
    ["4A", "4B"].flatMap((section) =>
      Array.from({ length: 4 }, (_, i) => shiftDate("2026-11-20", i)).flatMap((date) => {
        const meeting = rosterOn(memberships, section, date).includes("noor")
          ? expandMeeting(pattern, date, "UTC")
          : null;
        return meeting ? [`${section} ${meeting.localDate}`] : [];
      }),
    );
  it("a move on the 22nd leaves everything before it as it was", () => {
    const untilMove = (list: string[]) => list.filter((item) => item.slice(3) < "2026-11-22");
    expect(untilMove(history(moved))).toEqual(untilMove(history(stayed)));
    expect(history(moved)).toEqual(["4A 2026-11-20", "4A 2026-11-21", "4B 2026-11-22", "4B 2026-11-23"]);
  });

  it("a policy that changes leaves old records as they were", () => {
    const versions = [
      {
        id: "v1",
        version: 1,
        scope: "organization" as const,
        scopeId: null,
        validFrom: "2026-09-01",
        policy: DEFAULT_CLASS_POLICY,
      },
      {
        id: "v2",
        version: 2,
        scope: "organization" as const,
        scopeId: null,
        validFrom: "2026-11-22",
        policy: { ...DEFAULT_CLASS_POLICY, graceInMinutes: 0 },
      },
    ];
    const grace = (onDate: string) =>
      resolvePolicy(versions, { unitPath: [], sectionId: "4A", shiftTemplateId: null, onDate }).policy
        .graceInMinutes;
    expect([grace("2026-11-21"), grace("2026-11-22")]).toEqual([5, 0]);
  });

  it("a class held twice on one day is two records", () => {
    const twice = [
      testClass("08:00", "09:00", { id: "first" }),
      testClass("13:00", "14:00", { id: "second" }),
    ];
    expect(recordsOf(twice, [seen("13:00")]).map(({ presence }) => presence)).toEqual(["absent", "present"]);
  });

  it("chart and roll agree, because both read the same record", () => {
    const term = testTerm("PALE");
    const roll = term.map(({ record }) => record && codeOf(record, codes)?.code);
    const { toDate } = computeRates(term, { codes, dropLowest: 0 });
    expect(roll).toEqual(["P", "A", "L", "E"]);
    expect(toDate).toMatchObject({ present: 2, expected: 4, excused: 1 });
  });
});

describe("29: time zones", () => {
  it("a session stands on its own date in its own zone, wherever the server is", () => {
    const evening = expandMeeting(
      {
        weekdays: [7],
        localStart: "23:30",
        localEnd: "00:30",
        validFrom: "2026-09-01",
        validTo: null,
        intervalWeeks: 1,
      },
      "2026-11-22",
      "America/New_York",
    );
    expect(evening).toMatchObject({ localDate: "2026-11-22", startsAt: Date.parse("2026-11-23T04:30Z") });
  });

  it("work over UTC midnight is one shift, with no overtime made of it", () => {
    const shift = testShift("2026-11-22T21:00Z", "2026-11-23T05:00Z");
    const record = recordOf(shift, { events: [seen("2026-11-22T21:00Z"), seen("2026-11-23T05:00Z")] });
    expect(workedTime(shift, record)).toMatchObject({ workedMinutes: 480, outsideMinutes: 0 });
  });
});

describe("30: telling the parents", () => {
  it("once, after it is final, and not who took the roll", () => {
    const lesson = testClass("08:00", "09:00");
    const rules = [
      { id: "r", when: { kind: "absent" as const }, recipients: ["guardian" as const, "teacher" as const] },
    ];
    const due = (input: Partial<RecordInput>) => {
      const record = computeRecord({
        obligation: lesson,
        events: [],
        leaves: [],
        decisions: [marked({ presence: "absent" })],
        makeUps: [],
        hold: { devices: [] },
        now: at("09:01"),
        ...input,
      });
      return alertsDue([{ obligation: lesson, record }], rules, { codes, dropLowest: 0 });
    };
    expect(due({ now: at("08:59") })).toEqual([]);
    expect(due({}).map(({ recipient, exceptBy }) => [recipient, exceptBy])).toEqual([
      ["guardian", "teacher"],
      ["teacher", "teacher"],
    ]);
    expect(compareAlerts(due({}), due({})).raise).toEqual([]);
  });
});
