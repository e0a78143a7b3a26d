import { describe, expect, it } from "vitest";
import { allPairs } from "./all-pairs";
import { bestThreshold, crossValidatedAccuracy, operatingPoint, type ScoredPair } from "./verification";

const pair = (score: number, same: boolean, fold = "1"): ScoredPair => ({ score, same, fold });

describe("bestThreshold", () => {
  it("lies in the middle of the gap between two classes that do not overlap", () => {
    expect(
      bestThreshold([pair(0.9, true), pair(0.7, true), pair(0.3, false), pair(-0.1, false)]),
    ).toBeCloseTo(0.5, 9);
  });

  it("gives up the fewest pairs where they overlap", () => {
    const threshold = bestThreshold([
      pair(0.9, true),
      pair(0.8, false),
      pair(0.7, true),
      pair(0.6, true),
      pair(0.1, false),
    ]);
    expect(threshold).toBeCloseTo(0.35, 9);
  });

  it("refuses everything where all pairs are impostors", () => {
    expect(bestThreshold([pair(0.9, false), pair(0.2, false)])).toBeGreaterThan(0.9);
  });

  it("does not cut between equal scores", () => {
    expect(bestThreshold([pair(0.5, true), pair(0.5, false), pair(0.5, true)])).toBeLessThan(0.5);
  });
});

describe("crossValidatedAccuracy", () => {
  it("judges a fold by the threshold of the others", () => {
    const first = [pair(0.8, true, "1"), pair(0.2, false, "1")];
    const second = [pair(0.4, true, "2"), pair(0.1, false, "2")];
    // Fold 1 at 0.25 (from fold 2): both right. Fold 2 at 0.5 (from fold 1): the genuine pair is lost.
    expect(crossValidatedAccuracy([...first, ...second])).toMatchObject({
      accuracy: 0.75,
      folds: 2,
      spread: 0.25,
    });
  });
});

describe("operatingPoint", () => {
  const impostor = Float32Array.from({ length: 1000 }, (_, i) => i / 1000);
  const genuine = Float32Array.from([0.5, 0.98, 0.9895, 0.995]);

  it.each([
    [1e-2, 0.989, 0.5],
    [1e-3, 0.998, 0],
  ])("at FMR %d refuses all but that share of impostors", (fmr, above, tar) => {
    const point = operatingPoint(genuine, impostor, fmr);
    expect(point.threshold).toBeGreaterThan(above);
    expect(point.tar).toBe(tar);
    expect(impostor.filter((score) => score >= point.threshold).length / 1000).toBeCloseTo(fmr, 9);
  });
});

describe("allPairs", () => {
  it("compares every image with every other once", () => {
    const vector = (x: number, y: number) => Float32Array.from([x, y]);
    const { genuine, impostor } = allPairs([
      { person: "a", vector: vector(1, 0) },
      { person: "b", vector: vector(0, 1) },
      { person: "a", vector: vector(0.6, 0.8) },
    ]);
    expect(Array.from(genuine, (score) => score.toFixed(2))).toEqual(["0.60"]);
    expect(Array.from(impostor, (score) => score.toFixed(2)).sort()).toEqual(["0.00", "0.80"]);
  });
});
