import { describe, expect, it } from "vitest";
import { coarsen, HISTOGRAM_BINS, pointsOfHistogram, SHOWN_BINS } from "./impostor-histogram";

/** So many pairs at each of these cosines. */
function histogram(pairs: readonly [cosine: number, count: number][]): number[] {
  const counts = new Array<number>(HISTOGRAM_BINS).fill(0);
  for (const [cosine, count] of pairs) {
    const bin = Math.min(HISTOGRAM_BINS - 1, Math.floor(((cosine + 1) / 2) * HISTOGRAM_BINS));
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  return counts;
}

describe("pointsOfHistogram", () => {
  it("tells the cosine that a share of the pairs goes beyond", () => {
    const counts = histogram([
      [0.05, 98_900],
      [0.3, 1_000],
      [0.5, 100],
    ]);
    const points = pointsOfHistogram(counts);
    expect(points.map(({ fmr }) => fmr)).toEqual([1e-2, 1e-3, 1e-4]);
    const [loose, strict, strictest] = points.map(({ cosine }) => cosine);
    expect(loose).toBeCloseTo(0.302, 2);
    expect(strict).toBeCloseTo(0.301, 2);
    expect(strictest).toBeCloseTo(0.501, 2);
  });

  it("tells nothing that so few pairs cannot show", () => {
    expect(pointsOfHistogram(histogram([[0, 780]]))).toEqual([]);
    expect(pointsOfHistogram(histogram([[0, 1_000]])).map(({ fmr }) => fmr)).toEqual([1e-2]);
    expect(pointsOfHistogram([])).toEqual([]);
  });
});

describe("coarsen", () => {
  it("keeps every pair", () => {
    const counts = histogram([
      [-1, 3],
      [0, 5],
      [0.999, 7],
    ]);
    const shown = coarsen(counts);
    expect(shown).toHaveLength(SHOWN_BINS);
    expect(shown.reduce((sum, count) => sum + count, 0)).toBe(15);
    expect([shown[0], shown[SHOWN_BINS / 2], shown.at(-1)]).toEqual([3, 5, 7]);
  });
});
