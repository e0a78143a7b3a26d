import { describe, expect, it } from "vitest";
import { expandMeeting, localDateOf, type MeetingPattern, offsetMinutesOf, shiftDate } from "./schedule";

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

  it("meets on its weekday only", () => {
    const sunday = { ...daily, weekdays: [7] };
    expect(expandMeeting(sunday, "2026-11-22", "Africa/Cairo")).not.toBeNull();
    expect(expandMeeting(sunday, "2026-11-23", "Africa/Cairo")).toBeNull();
  });

  it("knows dates and offsets of a zone", () => {
    const lateEvening = new Date("2026-11-22T22:30:00Z");
    expect(localDateOf(lateEvening, "Africa/Cairo")).toBe("2026-11-23");
    expect(localDateOf(lateEvening, "America/New_York")).toBe("2026-11-22");
    expect(offsetMinutesOf(lateEvening, "Asia/Kathmandu")).toBe(345);
    expect(shiftDate("2026-03-01", -1)).toBe("2026-02-28");
  });
});
