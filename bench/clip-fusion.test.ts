import { describe, expect, it } from "vitest";
import { normalise } from "@/lib/domain/vector";
import { compareFusion } from "./clip-fusion";
import { seededRandom } from "./seeded-random";

const random = seededRandom(5);
const gaussian = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());

/** Thirty frames of each of eight people on axes of their own, each frame with noise of its own. */
function clips(noise: number) {
  return Array.from({ length: 8 }, (_, person) => ({
    person: `p${person}`,
    vectors: Array.from({ length: 30 }, () =>
      normalise(Float32Array.from({ length: 64 }, (_, k) => (k === person ? 1 : 0) + noise * gaussian())),
    ),
  }));
}

describe("compareFusion", () => {
  it("misses nobody where frames are clean", () => {
    const results = compareFusion(clips(0.01), clips(0.01));
    expect(results.flatMap(({ points }) => points.map(({ tar }) => tar))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(results.map(({ frames, genuine, impostor }) => [frames, genuine, impostor])).toEqual([
      [1, 160, 1120],
      [3, 128, 896],
      [5, 96, 672],
    ]);
  });

  it("misses less with three noisy frames than with one, and less again with five", () => {
    const [one = 0, three = 0, five = 0] = compareFusion(clips(0.01), clips(0.45)).map(
      ({ points }) => 1 - (points[0]?.tar ?? 0),
    );
    expect(one).toBeGreaterThan(0.05);
    expect(three).toBeLessThan(one / 2);
    expect(five).toBeLessThan(three);
  });
});
