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
    const { single, fused, counts } = compareFusion(clips(0.01), clips(0.01));
    expect([...single, ...fused].map(({ tar }) => tar)).toEqual([1, 1, 1, 1]);
    expect(counts).toEqual({ genuine: 160, impostor: 1120, fusedGenuine: 128, fusedImpostor: 896 });
  });

  it("misses less with three noisy frames than with one", () => {
    const { single, fused } = compareFusion(clips(0.01), clips(0.35));
    const missed = (point: { tar: number } | undefined) => 1 - (point?.tar ?? 0);
    expect(missed(single[0])).toBeGreaterThan(0.05);
    expect(missed(fused[0])).toBeLessThan(missed(single[0]) / 2);
  });
});
