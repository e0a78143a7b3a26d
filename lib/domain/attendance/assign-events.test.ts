import { describe, expect, it } from "vitest";
import { freezeActivity } from "./activity";
import { assignEvents } from "./assign-events";
import type { Obligation } from "./obligation";
import { DEFAULT_SHIFT_POLICY } from "./policy";
import type { AttendanceEvent } from "./record";
import { at, recordOf, seen, testClass, testShift } from "./testing/test-obligation";

/** Which obligation each event went to, by time; checked for every turn of the list, as order must not matter. */
function goesTo(obligations: Obligation[], events: AttendanceEvent[]): (string | null)[] {
  const read = (list: AttendanceEvent[], of: Obligation[]) => {
    const assigned = assignEvents(of, list);
    return events.map(({ id }) => assigned.get(id)?.id ?? null);
  };
  const result = read(events, obligations);
  expect(read(events.toReversed(), obligations.toReversed())).toEqual(result);
  expect(read([...events, ...events], obligations)).toEqual(result);
  return result;
}

describe("rule 9: by window, nearest start first", () => {
  const first = testClass("08:00", "09:00", { id: "first" });
  const second = testClass("09:00", "10:00", { id: "second" });
  it.each([
    { seenAt: "07:44:59", counts: null },
    { seenAt: "07:45", counts: "first" },
    { seenAt: "08:30", counts: "first" },
    { seenAt: "08:46", counts: "second" },
    { seenAt: "10:00", counts: "second" },
    { seenAt: "10:00:01", counts: null },
  ])("$seenAt -> $counts", ({ seenAt, counts }) => {
    expect(goesTo([first, second], [seen(seenAt)])).toEqual([counts]);
  });

  it("at equal distance the earlier start", () => {
    const later = testClass("08:20", "09:00", { id: "later", policy: { windowBeforeMinutes: 30 } });
    expect(goesTo([later, first], [seen("08:10")])).toEqual(["first"]);
  });

  it("a cancelled one takes nothing", () => {
    const cancelled = testClass("08:00", "09:00", { id: "off", state: "cancelled" });
    expect(goesTo([cancelled], [seen("08:00")])).toEqual([null]);
  });

  it("an event that was rejected goes nowhere", () => {
    const rejected = { ...seen("08:00"), disposition: "rejected" as const };
    expect(assignEvents([first], [rejected]).has(rejected.id)).toBe(false);
  });
});

describe("rule 9: a night that is still open", () => {
  const policy = { windowBeforeMinutes: 60, windowAfterMinutes: 120 };
  const night = testShift("2026-11-21T22:00Z", "2026-11-22T06:00Z", { id: "night", policy });
  const day = testShift("07:00", "15:00", { id: "day", policy });
  const came = seen("2026-11-21T21:55:00Z");
  it.each([
    { what: "leaving after six ends the night", later: [seen("06:10")], to: ["night"] },
    { what: "however near the day is", later: [seen("06:55")], to: ["night"] },
    { what: "after it the day may begin", later: [seen("06:05"), seen("06:50")], to: ["night", "day"] },
    {
      what: "a second look is the same check-out",
      later: [seen("06:05"), seen("06:07")],
      to: ["night", "night"],
    },
    {
      what: "seconds count from the check-out, not from the last look",
      later: [seen("06:05"), seen("06:09"), seen("06:13")],
      to: ["night", "night", "day"],
    },
    { what: "an entrance begins the day", later: [seen("06:50", "IN")], to: ["day"] },
    { what: "an exit ends the night", later: [seen("06:50", "OUT")], to: ["night"] },
  ])("$what", ({ later, to }) => {
    expect(goesTo([night, day], [came, ...later])).toEqual(["night", ...to]);
  });

  it("who was not there at night begins the day", () => {
    expect(goesTo([night, day], [seen("06:50")])).toEqual(["day"]);
  });

  it("its work date is the date it began, not that of the punch", () => {
    expect(night.workDate).toBe("2026-11-21");
  });
});

describe("split shifts", () => {
  const policy = { windowBeforeMinutes: 60, windowAfterMinutes: 60 };
  const morning = testShift("08:00", "12:00", { id: "morning", policy });
  const afternoon = testShift("12:30", "16:30", { id: "afternoon", policy });
  it.each([
    { what: "out soon after the first part", later: ["12:05"], to: ["morning"] },
    { what: "in shortly before the second", later: ["12:05", "12:25"], to: ["morning", "afternoon"] },
    { what: "a check-out forgotten at noon", later: ["12:28"], to: ["afternoon"] },
    { what: "all four", later: ["11:58", "12:31", "16:30"], to: ["morning", "afternoon", "afternoon"] },
  ])("$what", ({ later, to }) => {
    expect(goesTo([morning, afternoon], [seen("08:00"), ...later.map((time) => seen(time))])).toEqual([
      "morning",
      ...to,
    ]);
  });

  it("an exit never belongs to what has not begun", () => {
    expect(goesTo([morning, afternoon], [seen("12:20", "OUT")])).toEqual(["morning"]);
  });
});

describe("rule 6: attendance outside every obligation", () => {
  const draft = { id: "a1", personId: "p1", timeZone: "Africa/Cairo", policy: DEFAULT_SHIFT_POLICY };
  it("is kept as an activity that is never absent, late or early", () => {
    const events = [seen("2026-11-22T22:30:00Z"), seen("2026-11-22T23:30:00Z")];
    const activity = freezeActivity(draft, events);
    expect(activity).toMatchObject({
      kind: "activity",
      workDate: "2026-11-23",
      startsAt: events[0]?.occurredAt,
    });
    const record = activity && recordOf(activity, { events });
    expect(record).toMatchObject({ presence: "present", late: false, leftEarly: false, missingOut: false });
    expect(record?.presentMinutes).toBe(60);
  });

  it("of one sighting has no length, and of none is nothing", () => {
    const one = [seen("10:00")];
    const activity = freezeActivity(draft, one);
    expect(activity && recordOf(activity, { events: one })).toMatchObject({
      presence: "present",
      presentMinutes: 0,
    });
    expect(freezeActivity(draft, [{ ...seen("10:00"), disposition: "voided" }])).toBeNull();
    expect(activity && activity.endsAt > activity.startsAt).toBe(true);
    expect(activity?.startsAt).toBe(at("10:00"));
  });
});
