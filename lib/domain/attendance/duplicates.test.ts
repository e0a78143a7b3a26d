import { describe, expect, it } from "vitest";
import { directEvents } from "./direction";
import { dropDuplicates } from "./duplicates";
import type { AttendanceEvent } from "./record";
import { at, recordOf, seen, testClass, testShift } from "./testing/test-obligation";

describe("rule 11: duplicates", () => {
  const kept = (events: AttendanceEvent[], seconds: number) =>
    dropDuplicates(events, seconds).map(({ occurredAt }) => new Date(occurredAt).toISOString().slice(11, 19));
  it.each([
    { what: "within the seconds", times: ["08:00:00", "08:01:00"], seconds: 60, left: ["08:00:00"] },
    { what: "a second later", times: ["08:00:00", "08:01:01"], seconds: 60, left: ["08:00:00", "08:01:01"] },
    { what: "five minutes at work", times: ["08:00:00", "08:05:00"], seconds: 300, left: ["08:00:00"] },
    {
      what: "counted from the last that counts, not from the last seen",
      times: ["08:00:00", "08:00:50", "08:01:40"],
      seconds: 60,
      left: ["08:00:00", "08:01:40"],
    },
    { what: "none asked for", times: ["08:00:00", "08:00:01"], seconds: 0, left: ["08:00:00", "08:00:01"] },
  ])("$what", ({ times, seconds, left }) => {
    expect(
      kept(
        times.map((time) => seen(time)),
        seconds,
      ),
    ).toEqual(left);
    expect(kept(times.map((time) => seen(time)).reverse(), seconds)).toEqual(left);
  });

  it("entrance and exit are not the same event twice", () => {
    const events = [seen("08:00:00", "IN"), seen("08:00:20", "OUT"), seen("08:00:40", "IN")];
    expect(dropDuplicates(events, 60)).toEqual(events);
    expect(dropDuplicates([seen("08:00:00", "IN"), seen("08:00:20", "IN")], 60)).toHaveLength(1);
  });

  it("back-to-back classes both count, because duplicates are looked for in one obligation", () => {
    const [first, second] = [testClass("08:00", "09:00"), testClass("09:00", "10:00", { id: "o2" })];
    expect(recordOf(first, { events: [seen("08:29:50")] }).presence).toBe("present");
    expect(recordOf(second, { events: [seen("08:30:10")] }).presence).toBe("present");
  });
});

describe("rule 11: direction", () => {
  const shift = testShift("08:00", "16:00");
  const taken = (events: AttendanceEvent[], obligation = shift) =>
    directEvents(obligation, obligation.endsAt, events).map((event) => event.taken);
  it.each([
    { what: "what the device says", events: [seen("08:00", "IN"), seen("16:00", "OUT")], as: ["IN", "OUT"] },
    { what: "first in, last out", events: [seen("08:00"), seen("16:00")], as: ["IN", "OUT"] },
    {
      what: "alternating between",
      events: ["08:00", "12:00", "13:00", "16:00"].map((t) => seen(t)),
      as: ["IN", "OUT", "IN", "OUT"],
    },
    {
      what: "an odd one says nothing",
      events: ["08:00", "12:00", "16:00"].map((t) => seen(t)),
      as: ["IN", "SEEN", "OUT"],
    },
    { what: "only the last, at the end", events: [seen("16:03")], as: ["OUT"] },
    { what: "only the first", events: [seen("08:03")], as: ["IN"] },
    {
      what: "an exit after an undirected entrance",
      events: [seen("08:03"), seen("12:00", "OUT")],
      as: ["IN", "OUT"],
    },
  ])("$what", ({ events, as }) => {
    expect(taken(events)).toEqual(as);
  });

  it("where nobody checks out, a second look is no check-out", () => {
    expect(taken([seen("08:00"), seen("08:50")], testClass("08:00", "09:00"))).toEqual(["IN", "SEEN"]);
  });

  it("a lunch break is seen in the pairs", () => {
    const events = ["08:00", "12:00", "13:00", "16:00"].map((time) => seen(time));
    const record = recordOf(shift, { events });
    expect(record.pairs).toEqual([
      { in: at("08:00"), out: at("12:00") },
      { in: at("13:00"), out: at("16:00") },
    ]);
    expect(record.presentMinutes).toBe(420);
  });

  it("the last of two check-outs counts", () => {
    const events = [seen("08:00", "IN"), seen("15:00", "OUT"), seen("16:10", "OUT")];
    expect(recordOf(shift, { events })).toMatchObject({
      lastOut: at("16:10"),
      leftEarly: false,
      pairs: [{ in: at("08:00"), out: at("16:10") }],
    });
  });
});
