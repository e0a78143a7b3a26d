import { describe, expect, it } from "vitest";
import { judgePunctuality, matchObligation, phaseAt, statusAt } from "./attendance";
import { expandMeeting, localDateOf, offsetMinutesOf, shiftDate } from "./session-expansion";

const at = (iso: string) => Date.parse(iso);
const window = (id: string, start: string, end: string, before = 15) => ({
  obligationId: id,
  sessionId: id,
  startsAt: at(start),
  windowFrom: at(start) - before * 60_000,
  windowTo: at(end),
});

describe("which obligation a sighting counts for", () => {
  const day = [
    window("first", "2026-11-22T08:00Z", "2026-11-22T09:00Z"),
    window("second", "2026-11-22T09:00Z", "2026-11-22T10:00Z"),
    window("night", "2026-11-21T22:00Z", "2026-11-22T06:00Z"),
  ];
  it.each([
    { seen: "2026-11-22T07:44Z", counts: null },
    { seen: "2026-11-22T07:45Z", counts: "first" },
    { seen: "2026-11-22T08:29Z", counts: "first" },
    // Both windows are open: the nearer start wins.
    { seen: "2026-11-22T08:50Z", counts: "second" },
    { seen: "2026-11-22T10:00Z", counts: "second" },
    { seen: "2026-11-22T10:01Z", counts: null },
    { seen: "2026-11-22T03:00Z", counts: "night" },
  ])("$seen -> $counts", ({ seen, counts }) => {
    expect(matchObligation(day, at(seen))?.obligationId ?? null).toBe(counts);
    expect(matchObligation([...day].reverse(), at(seen))?.obligationId ?? null).toBe(counts);
  });
});

describe("punctuality", () => {
  const start = at("2026-11-22T08:00Z");
  it.each([
    { minutes: -10, late: false, lateMinutes: 0 },
    { minutes: 5, late: false, lateMinutes: 0 },
    { minutes: 5.01, late: true, lateMinutes: 6 },
    { minutes: 7, late: true, lateMinutes: 7 },
    { minutes: 60, late: true, lateMinutes: 60 },
  ])("$minutes minutes after the start, grace 5", ({ minutes, late, lateMinutes }) => {
    expect(judgePunctuality(start, start + minutes * 60_000, 5)).toEqual({ late, lateMinutes });
  });

  it("nobody is absent before the window has ended", () => {
    const session = window("a", "2026-11-22T08:00Z", "2026-11-22T09:00Z");
    expect(statusAt(session, null, session.windowTo)).toBe("not_yet");
    expect(statusAt(session, null, session.windowTo + 1)).toBe("absent");
    expect(statusAt(session, { late: false }, session.windowTo + 1)).toBe("on_time");
    expect(statusAt(session, { late: true }, session.windowTo)).toBe("late");
  });

  it("knows the phase of a session", () => {
    const session = window("a", "2026-11-22T08:00Z", "2026-11-22T09:00Z");
    const phases = [session.windowFrom - 1, session.windowFrom, session.windowTo, session.windowTo + 1];
    expect(phases.map((now) => phaseAt(session, now))).toEqual(["upcoming", "open", "open", "ended"]);
  });
});

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
    const meeting = expandMeeting({ weekday: 0, localStart: start, localEnd: end }, date, zone);
    expect([iso(meeting?.startsAt), iso(meeting?.endsAt)]).toEqual([from, to]);
  });

  it("meets on its weekday only", () => {
    const sunday = { weekday: 7, localStart: "08:00", localEnd: "09:00" };
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
