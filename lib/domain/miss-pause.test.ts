import { describe, expect, it } from "vitest";
import type { CheckInCode } from "./check-in-code";
import { countMiss, type MissCount, secondsOfPause } from "./miss-pause";

const START: MissCount = { missesInRow: 0, pausedUntil: null };
const countOf = (codes: CheckInCode[], now = 0) =>
  codes.reduce((count, code) => countMiss(count, code, now), START);

describe("misses in a row", () => {
  it("pause a kiosk at the fifth, and count anew from then on", () => {
    expect(countOf(Array(4).fill("NO_MATCH"))).toEqual({ missesInRow: 4, pausedUntil: null });
    expect(countOf(Array(5).fill("NO_MATCH"), 1_000)).toEqual({ missesInRow: 0, pausedUntil: 31_000 });
    expect(countOf(Array(9).fill("NO_MATCH"), 1_000)).toEqual({ missesInRow: 4, pausedUntil: 31_000 });
  });

  it("are all that a kiosk hears as not recognised", () => {
    expect(countOf(["QUALITY", "LIVE_PAD", "AMBIGUOUS", "EMB_REPLAY", "LIVE_TRACE"]).pausedUntil).toBe(
      30_000,
    );
  });

  it.each(["RECORDED", "DUPLICATE", "NO_SESSION"] as const)("end with %s", (hit) => {
    expect(countOf([...Array<CheckInCode>(4).fill("NO_MATCH"), hit, "NO_MATCH"])).toEqual({
      missesInRow: 1,
      pausedUntil: null,
    });
  });

  it.each(["CH_EXPIRED", "RATE_LIMIT", "ATT_SIG"] as const)("are not changed by %s", (code) => {
    expect(countOf(["NO_MATCH", code, "NO_MATCH"]).missesInRow).toBe(2);
  });
});

it.each([
  [null, 0, 0],
  [30_000, 0, 30],
  [30_000, 29_001, 1],
  [30_000, 30_000, 0],
  [30_000, 31_000, 0],
])("paused until %s: at %s there are %s seconds left", (pausedUntil, now, left) => {
  expect(secondsOfPause({ pausedUntil }, now)).toBe(left);
});
