import { describe, expect, it } from "vitest";
import {
  expandMeeting,
  expandShift,
  localDateOf,
  type MeetingPattern,
  offsetMinutesOf,
  type ShiftTemplate,
  shiftDate,
} from "./schedule";

const daily: MeetingPattern = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  localStart: "08:00",
  localEnd: "09:00",
  validFrom: "2020-01-01",
  validTo: null,
  intervalWeeks: 1,
};

describe("a timetable in local time", () => {
  const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
  it.each([
    {
      what: "winter",
      zone: "Africa/Cairo",
      date: "2026-11-22",
      start: "08:00",
      end: "09:30",
      from: "2026-11-22T06:00:00.000Z",
      to: "2026-11-22T07:30:00.000Z",
    },
    {
      what: "summer",
      zone: "Africa/Cairo",
      date: "2026-07-01",
      start: "08:00",
      end: "09:30",
      from: "2026-07-01T05:00:00.000Z",
      to: "2026-07-01T06:30:00.000Z",
    },
    {
      what: "overnight",
      zone: "Asia/Kolkata",
      date: "2026-11-22",
      start: "22:00",
      end: "06:00",
      from: "2026-11-22T16:30:00.000Z",
      to: "2026-11-23T00:30:00.000Z",
    },
    {
      what: "the skipped hour moves forward",
      zone: "Africa/Cairo",
      date: "2026-04-24",
      start: "00:30",
      end: "02:00",
      from: "2026-04-23T22:30:00.000Z",
      to: "2026-04-23T23:00:00.000Z",
    },
    {
      what: "the repeated hour takes the first",
      zone: "Europe/London",
      date: "2026-10-25",
      start: "01:30",
      end: "03:00",
      from: "2026-10-25T00:30:00.000Z",
      to: "2026-10-25T03:00:00.000Z",
    },
    {
      what: "a half-hour change",
      zone: "Australia/Lord_Howe",
      date: "2026-10-04",
      start: "02:15",
      end: "04:00",
      from: "2026-10-03T15:45:00.000Z",
      to: "2026-10-03T17:00:00.000Z",
    },
  ])("$what", ({ zone, date, start, end, from, to }) => {
    const meeting = expandMeeting({ ...daily, localStart: start, localEnd: end }, date, zone);
    expect([iso(meeting?.startsAt), iso(meeting?.endsAt)]).toEqual([from, to]);
  });

  it("meets on its weekdays only", () => {
    const pattern = { ...daily, weekdays: [7, 2] };
    const dates = ["2026-11-22", "2026-11-23", "2026-11-24"];
    expect(dates.map((date) => expandMeeting(pattern, date, "Africa/Cairo") !== null)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("meets from its first date until before its last", () => {
    const pattern = { ...daily, validFrom: "2026-09-01", validTo: "2026-09-03" };
    const dates = ["2026-08-31", "2026-09-01", "2026-09-02", "2026-09-03"];
    expect(dates.map((date) => expandMeeting(pattern, date, "Africa/Cairo") !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it.each([
    {
      every: 2,
      from: "2026-09-02",
      meets: ["2026-09-02", "2026-09-14", "2026-09-16", "2026-09-28", "2026-09-30"],
    },
    { every: 3, from: "2026-09-06", meets: ["2026-09-21", "2026-09-23"] },
  ])("every $every weeks from $from, counted in ISO weeks", ({ every, from, meets }) => {
    const pattern = { ...daily, weekdays: [1, 3], validFrom: from, intervalWeeks: every };
    const september = Array.from({ length: 30 }, (_, day) => shiftDate("2026-09-01", day));
    expect(september.filter((date) => expandMeeting(pattern, date, "Europe/London"))).toEqual(meets);
  });

  it("alternate weeks go on over the turn of the year, also one with 53 weeks", () => {
    const pattern = { ...daily, weekdays: [5], validFrom: "2026-12-18", intervalWeeks: 2 };
    const winter = Array.from({ length: 35 }, (_, day) => shiftDate("2026-12-18", day));
    const met = winter.filter((date) => expandMeeting(pattern, date, "Europe/London"));
    expect(met).toEqual(["2026-12-18", "2027-01-01", "2027-01-15"]);
  });

  it("knows dates and offsets of a zone", () => {
    const lateEvening = new Date("2026-11-22T22:30:00Z");
    expect(localDateOf(lateEvening, "Africa/Cairo")).toBe("2026-11-23");
    expect(localDateOf(lateEvening, "America/New_York")).toBe("2026-11-22");
    expect(offsetMinutesOf(lateEvening, "Asia/Kathmandu")).toBe(345);
    expect(shiftDate("2026-03-01", -1)).toBe("2026-02-28");
  });
});

describe("a shift", () => {
  const template: ShiftTemplate = {
    segments: {
      1: [
        { start: "08:00", end: "12:00", breakMinutes: 0 },
        { start: "13:00", end: "17:00", breakMinutes: 15 },
      ],
      4: [{ start: "22:00", end: "06:00", breakMinutes: 30 }],
      5: [{ start: "08:00", end: "11:30", breakMinutes: 0 }],
      6: [{ start: "08:00", end: "08:00", breakMinutes: 60 }],
    },
  };
  const hours = (date: string) =>
    expandShift(template, date, "Africa/Cairo").map(({ slot, startsAt, endsAt, breakMinutes }) => ({
      slot,
      hours: (endsAt - startsAt) / 3_600_000,
      breakMinutes,
    }));

  it.each([
    {
      what: "split",
      date: "2026-11-23",
      segments: [
        [0, 4, 0],
        [1, 4, 15],
      ],
    },
    { what: "free", date: "2026-11-24", segments: [] },
    { what: "overnight", date: "2026-11-26", segments: [[0, 8, 30]] },
    { what: "shorter on Friday", date: "2026-11-27", segments: [[0, 3.5, 0]] },
    { what: "round the clock", date: "2026-11-28", segments: [[0, 24, 60]] },
  ])("$what", ({ date, segments }) => {
    expect(hours(date)).toEqual(
      segments.map(([slot, length, breakMinutes]) => ({ slot, hours: length, breakMinutes })),
    );
  });

  it("of a night belongs to the date it begins", () => {
    const [night] = expandShift(template, "2026-11-26", "Africa/Cairo");
    expect(night).toMatchObject({ localDate: "2026-11-26", endsAt: Date.parse("2026-11-27T04:00Z") });
  });
});
