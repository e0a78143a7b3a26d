import { describe, expect, it } from "vitest";
import { expandMeeting, expandShift, localDateOf, type MeetingPattern, offsetMinutesOf } from "./schedule";
import { recordOf, seen, testShift } from "./testing/test-obligation";

/**
 * When clocks change, from the tz database (2025a) and not from the code under test: the first instant of the new offset, and the offsets
 * in minutes before and after. Morocco keeps +1 and goes to 0 for Ramadan.
 */
const CHANGES: Record<string, [instant: string, before: number, after: number][]> = {
  "Africa/Cairo": [
    ["2025-04-24T22:00Z", 120, 180],
    ["2025-10-30T21:00Z", 180, 120],
    ["2026-04-23T22:00Z", 120, 180],
    ["2026-10-29T21:00Z", 180, 120],
    ["2027-04-29T22:00Z", 120, 180],
    ["2027-10-28T21:00Z", 180, 120],
  ],
  "Europe/London": [
    ["2025-03-30T01:00Z", 0, 60],
    ["2025-10-26T01:00Z", 60, 0],
    ["2026-03-29T01:00Z", 0, 60],
    ["2026-10-25T01:00Z", 60, 0],
    ["2027-03-28T01:00Z", 0, 60],
    ["2027-10-31T01:00Z", 60, 0],
  ],
  "America/New_York": [
    ["2025-03-09T07:00Z", -300, -240],
    ["2025-11-02T06:00Z", -240, -300],
    ["2026-03-08T07:00Z", -300, -240],
    ["2026-11-01T06:00Z", -240, -300],
    ["2027-03-14T07:00Z", -300, -240],
    ["2027-11-07T06:00Z", -240, -300],
  ],
  "Australia/Lord_Howe": [
    ["2025-04-05T15:00Z", 660, 630],
    ["2025-10-04T15:30Z", 630, 660],
    ["2026-04-04T15:00Z", 660, 630],
    ["2026-10-03T15:30Z", 630, 660],
    ["2027-04-03T15:00Z", 660, 630],
    ["2027-10-02T15:30Z", 630, 660],
  ],
  "Africa/Casablanca": [
    ["2025-02-23T02:00Z", 60, 0],
    ["2025-04-06T02:00Z", 0, 60],
    ["2026-02-15T02:00Z", 60, 0],
    ["2026-03-22T02:00Z", 0, 60],
    ["2027-02-07T02:00Z", 60, 0],
    ["2027-03-14T02:00Z", 0, 60],
  ],
  // Nuuk's clocks skip the last hour of a Saturday: the one zone where a start can move to the next date.
  "America/Nuuk": [
    ["2026-03-29T01:00Z", -120, -60],
    ["2026-10-25T01:00Z", -60, -120],
  ],
};

const MINUTE = 60_000;
const pad = (value: number) => String(value).padStart(2, "0");
const daily = (localStart: string, localEnd: string): MeetingPattern => ({
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  localStart,
  localEnd,
  validFrom: "2024-01-01",
  validTo: null,
  intervalWeeks: 1,
});

/** The instant of a wall time near a change: before it the old offset holds, also for skipped times and the first of repeated ones. */
function expectedInstant(wallAsUtc: number, change: number, before: number, after: number): number {
  const oldUntil = change + Math.max(before, after) * MINUTE;
  return wallAsUtc - (wallAsUtc < oldUntil ? before : after) * MINUTE;
}

describe.each(
  Object.entries(CHANGES).flatMap(([zone, list]) => list.map((change) => [zone, ...change] as const)),
)("%s at %s", (zone, instant, before, after) => {
  const change = Date.parse(instant);
  const wallBefore = new Date(change + before * MINUTE - 1).toISOString().slice(0, 10);

  it("the offset changes at that instant", () => {
    expect(offsetMinutesOf(new Date(change - 1), zone)).toBe(before);
    expect(offsetMinutesOf(new Date(change), zone)).toBe(after);
  });

  it("every quarter of an hour of the three days around it is where it should be", () => {
    for (const days of [-1, 0, 1]) {
      const localDate = new Date(Date.parse(wallBefore) + days * 86_400_000).toISOString().slice(0, 10);
      for (let quarter = 0; quarter < 96; quarter++) {
        const start = `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
        const meeting = expandMeeting(daily(start, "23:59"), localDate, zone);
        const wall = Date.parse(`${localDate}T${start}Z`);
        expect(meeting?.startsAt, `${localDate} ${start}`).toBe(expectedInstant(wall, change, before, after));
        expect(meeting && meeting.endsAt > meeting.startsAt).toBe(true);
        expect(meeting?.localDate).toBe(localDate);
      }
    }
  });

  it("a night shift over it is as much shorter or longer", () => {
    const night = expandShift(
      {
        segments: Object.fromEntries(
          [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ start: "18:00", end: "06:00", breakMinutes: 0 }]]),
        ),
      },
      localDateOf(new Date(change - 4 * 3_600_000), zone),
      zone,
    )[0];
    const hours = night ? (night.endsAt - night.startsAt) / 3_600_000 : 0;
    expect(hours).toBe(12 - (after - before) / 60);
    const shift = testShift(
      new Date(night?.startsAt ?? 0).toISOString(),
      new Date(night?.endsAt ?? 0).toISOString(),
    );
    const events = [shift.startsAt, shift.endsAt].map((time) => seen(new Date(time).toISOString()));
    expect(recordOf(shift, { events })).toMatchObject({
      presentMinutes: hours * 60,
      late: false,
      leftEarly: false,
    });
  });
});

describe.each([
  ["Asia/Kolkata", 330],
  ["Asia/Kathmandu", 345],
])("%s has no summer time", (zone, offset) => {
  it.each(["2025", "2026", "2027"])("in %s", (year) => {
    for (let day = 0; day < 365; day++) {
      const localDate = new Date(Date.parse(`${year}-01-01`) + day * 86_400_000).toISOString().slice(0, 10);
      const meeting = expandMeeting(daily("02:30", "03:15"), localDate, zone);
      expect(meeting?.startsAt).toBe(Date.parse(`${localDate}T02:30Z`) - offset * MINUTE);
      expect(meeting && meeting.endsAt - meeting.startsAt).toBe(45 * MINUTE);
    }
  });
});

describe("a meeting that lies in the skipped hour", () => {
  it.each([
    { zone: "Europe/London", date: "2026-03-29", start: "01:30", end: "02:15", minutes: 45 },
    { zone: "Europe/London", date: "2026-03-29", start: "01:10", end: "01:50", minutes: 40 },
    { zone: "Europe/London", date: "2026-03-29", start: "00:30", end: "01:30", minutes: 60 },
    { zone: "Australia/Lord_Howe", date: "2026-10-04", start: "02:20", end: "02:40", minutes: 20 },
    { zone: "Africa/Cairo", date: "2026-04-24", start: "00:30", end: "01:15", minutes: 45 },
  ])("$zone $start-$end is held, $minutes minutes long", ({ zone, date, start, end, minutes }) => {
    const meeting = expandMeeting(daily(start, end), date, zone);
    expect(meeting && (meeting.endsAt - meeting.startsAt) / MINUTE).toBe(minutes);
  });

  it("keeps the date it was scheduled for where it moves over midnight", () => {
    const meeting = expandMeeting(daily("23:30", "00:30"), "2026-03-28", "America/Nuuk");
    expect(meeting).toMatchObject({ localDate: "2026-03-28", startsAt: Date.parse("2026-03-29T01:30Z") });
    expect(localDateOf(new Date(meeting?.startsAt ?? 0), "America/Nuuk")).toBe("2026-03-29");
  });
});
