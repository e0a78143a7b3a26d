import { describe, expect, it } from "vitest";
import { type CalendarDay, calendarDayFor } from "./calendar-day";
import { expandMeetingOn, expandShiftOn, type MeetingPattern, type ShiftTemplate } from "./schedule";

const DATE = "2026-11-22";
const everybody = { localDate: DATE, scope: "organization", scopeId: null } as const;
const unit = (scopeId: string) => ({ localDate: DATE, scope: "unit", scopeId }) as const;
const place = { unitPath: ["school", "primary"], sectionId: "4A" };
const asUsual = { kind: "timing_change", times: [] } as const;

describe("which calendar day is in force", () => {
  const closed: CalendarDay = { ...everybody, kind: "closure" };
  const wardOpen: CalendarDay = { ...unit("primary"), ...asUsual };
  const trip: CalendarDay = { localDate: DATE, scope: "section", scopeId: "4A", kind: "off_timetable" };
  it.each<{ what: string; days: CalendarDay[]; is: CalendarDay | null }>([
    { what: "none", days: [], is: null },
    { what: "another date", days: [{ ...closed, localDate: "2026-11-23" }], is: null },
    { what: "everybody's", days: [closed], is: closed },
    { what: "another unit's", days: [{ ...unit("secondary"), kind: "closure" }], is: null },
    { what: "the nearer unit over the organisation", days: [closed, wardOpen], is: wardOpen },
    { what: "the section over its unit", days: [wardOpen, trip], is: trip },
    { what: "another section's", days: [{ ...trip, scopeId: "4B" }], is: null },
    {
      what: "a closure over a timing change of the same scope",
      days: [{ ...everybody, ...asUsual }, closed],
      is: closed,
    },
  ])("$what", ({ days, is }) => {
    expect(calendarDayFor(days, place, DATE)).toEqual(is);
    expect(calendarDayFor(days.toReversed(), place, DATE)).toEqual(is);
  });
});

describe("what a calendar day does to a timetable", () => {
  const lesson: MeetingPattern = {
    weekdays: [7],
    localStart: "08:00:00",
    localEnd: "08:45:00",
    validFrom: "2026-09-01",
    validTo: null,
    intervalWeeks: 1,
  };
  const work: ShiftTemplate = {
    segments: {
      7: [
        { start: "08:00", end: "12:00", breakMinutes: 10 },
        { start: "13:00", end: "17:00", breakMinutes: 0 },
      ],
    },
  };
  const held = (calendarDay: CalendarDay | null) => {
    const day = { localDate: DATE, timeZone: "UTC", calendarDay };
    const times = [expandMeetingOn(lesson, day) ?? [], expandShiftOn(work, day)].flat();
    return times.map(({ startsAt, endsAt }) =>
      [startsAt, endsAt].map((time) => new Date(time).toISOString().slice(11, 16)).join("-"),
    );
  };
  it.each<{ what: string; day: CalendarDay | null; times: string[] }>([
    { what: "ordinary", day: null, times: ["08:00-08:45", "08:00-12:00", "13:00-17:00"] },
    { what: "closure", day: { ...everybody, kind: "closure" }, times: [] },
    {
      what: "off timetable: work goes on",
      day: { ...everybody, kind: "off_timetable" },
      times: ["08:00-12:00", "13:00-17:00"],
    },
    {
      what: "as usual",
      day: { ...everybody, ...asUsual },
      times: ["08:00-08:45", "08:00-12:00", "13:00-17:00"],
    },
    {
      what: "other times, and what is not named stays",
      day: {
        ...everybody,
        kind: "timing_change",
        times: [{ usualStart: "08:00", held: { start: "09:30", end: "10:00" } }],
      },
      times: ["09:30-10:00", "09:30-10:00", "13:00-17:00"],
    },
    {
      what: "an afternoon off",
      day: { ...everybody, kind: "timing_change", times: [{ usualStart: "13:00", held: null }] },
      times: ["08:00-08:45", "08:00-12:00"],
    },
  ])("$what", ({ day, times }) => {
    expect(held(day)).toEqual(times);
  });
});
