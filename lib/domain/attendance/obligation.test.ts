import { describe, expect, it } from "vitest";
import { type Matchable, matchObligation } from "./obligation";
import { DEFAULT_CLASS_POLICY } from "./policy";

const at = (iso: string) => Date.parse(iso);
const window = (id: string, start: string, end: string, before = 15): Matchable => ({
  id,
  workDate: start.slice(0, 10),
  startsAt: at(start),
  endsAt: at(end),
  windowFrom: at(start) - before * 60_000,
  windowTo: at(end),
  timeZone: "UTC",
  policy: DEFAULT_CLASS_POLICY,
  state: "expected",
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
    expect(matchObligation(day, { at: at(seen), direction: "SEEN" })?.id ?? null).toBe(counts);
    expect(matchObligation([...day].reverse(), { at: at(seen), direction: "SEEN" })?.id ?? null).toBe(counts);
  });
});
