import { describe, expect, it } from "vitest";
import {
  cosineAtFmr,
  cosineThreshold,
  distanceThreshold,
  estimateRates,
  fmrAtCosine,
  fnmrAtCosine,
  withOwnPeople,
} from "./calibration";
import { CALIBRATIONS, calibrationOf } from "./calibrations";
import { decideIdentity } from "./identification";
import { distanceOfCosine } from "./vector";

const [arcface] = CALIBRATIONS;
if (!arcface) throw new Error("no calibration");

describe("threshold by gallery size", () => {
  // vision.md §1: thresholds for FPIR 1e-3 measured at 40 and 1,000; FMR 1e-3 -> 0.333 is one person.
  it.each([
    { people: 1, cosine: 0.333 },
    { people: 10, cosine: 0.402 },
    { people: 40, cosine: 0.438 },
    { people: 100, cosine: 0.461 },
    { people: 1_000, cosine: 0.546 },
  ])("$people people: $cosine", ({ people, cosine }) => {
    expect(cosineThreshold(arcface, people)).toBeCloseTo(cosine, 2);
    expect(distanceThreshold(arcface, people)).toBeCloseTo(distanceOfCosine(cosine), 2);
  });

  it("is never easier for a larger gallery, even beyond what was measured", () => {
    const sizes = [1, 2, 5, 12, 36, 100, 1_000, 5_000, 20_000, 1_000_000];
    const thresholds = sizes.map((size) => cosineThreshold(arcface, size));
    expect([...thresholds].sort((a, b) => a - b)).toEqual(thresholds);
    expect(new Set(thresholds)).toHaveLength(sizes.length);
  });

  it.each([0, -1, Number.NaN])("refuses a gallery of %s", (size) => {
    expect(() => cosineThreshold(arcface, size)).toThrow(RangeError);
  });

  it("knows nothing of an uncalibrated model", () => {
    expect(calibrationOf({ modelId: "somebody-elses-model", modelVersion: "1" })).toBeNull();
  });
});

describe("rates at a threshold", () => {
  it.each([1e-2, 1e-3, 3e-4, 1e-4, 1e-5, 1e-6, 1e-8])("an FMR of %s comes back from its cosine", (fmr) => {
    const cosine = cosineAtFmr(arcface, fmr);
    expect(fmrAtCosine(arcface, cosine)).toBeCloseTo(fmr, 10);
  });

  it("falls as the threshold rises, and is never over 1", () => {
    const rates = Array.from({ length: 40 }, (_, i) => fmrAtCosine(arcface, i / 40 - 0.1));
    expect(rates[0]).toBeLessThanOrEqual(1);
    expect([...rates].sort((a, b) => b - a)).toEqual(rates);
  });

  it("reads misses off the genuine pairs", () => {
    const genuine = [
      { cosine: 0.2, fnmr: 0.01 },
      { cosine: 0.4, fnmr: 0.05 },
    ];
    expect([0.1, 0.2, 0.3, 0.4, 0.9].map((cosine) => fnmrAtCosine({ genuine }, cosine))).toEqual([
      0.01,
      0.01,
      expect.closeTo(0.03, 10),
      0.05,
      0.05,
    ]);
    expect(fnmrAtCosine({ genuine: [] }, 0.3)).toBeNaN();
  });

  it("estimates what the shipped threshold promises", () => {
    const { fpir, fnir } = estimateRates(arcface, 1_000, cosineThreshold(arcface, 1_000));
    expect(fpir).toBeCloseTo(arcface.targetFpir, 6);
    expect(fnir).toBeGreaterThan(0);
    expect(fnir).toBeLessThan(1);
  });
});

describe("an organisation's own people", () => {
  it("make the thresholds stricter where they are more alike, and beyond what they can show", () => {
    const own = [
      { fmr: 1e-3, cosine: 0.363 },
      { fmr: 1e-4, cosine: 0.452 },
    ];
    const { points } = withOwnPeople(arcface, own);
    expect(points.map(({ cosine }) => Number(cosine.toFixed(3)))).toEqual([
      0.249, 0.363, 0.452, 0.511, 0.596,
    ]);
  });

  it("never make them looser", () => {
    const own = [
      { fmr: 1e-3, cosine: 0.2 },
      { fmr: 1e-4, cosine: 0.25 },
    ];
    expect(withOwnPeople(arcface, own).points).toEqual(arcface.points);
    expect(withOwnPeople(arcface, []).points).toEqual(arcface.points);
  });
});

describe("identification", () => {
  const at = (personId: string, cosine: number) => ({ personId, distance: distanceOfCosine(cosine) });
  it.each([
    { what: "nobody enrolled", candidates: [], size: 0, kind: "no_match" },
    { what: "a clear nearest", candidates: [at("a", 0.7), at("b", 0.2)], size: 40, kind: "identified" },
    { what: "the only one enrolled", candidates: [at("a", 0.7)], size: 1, kind: "identified" },
    { what: "in any order", candidates: [at("b", 0.2), at("a", 0.7)], size: 40, kind: "identified" },
    {
      what: "just under the threshold",
      candidates: [at("a", 0.43), at("b", 0.1)],
      size: 40,
      kind: "no_match",
    },
    {
      what: "good for a class, not for a city",
      candidates: [at("a", 0.5), at("b", 0.1)],
      size: 5_000,
      kind: "no_match",
    },
    { what: "two alike", candidates: [at("a", 0.7), at("b", 0.66)], size: 40, kind: "ambiguous" },
    {
      what: "two that differ by the margin",
      candidates: [at("a", 0.7), at("b", 0.64)],
      size: 40,
      kind: "identified",
    },
  ])("$what: $kind", ({ candidates, size, kind }) => {
    const decision = decideIdentity(candidates, size, arcface);
    expect(decision.kind).toBe(kind);
    if (decision.kind === "identified")
      expect(decision).toMatchObject({ personId: "a", score: expect.closeTo(0.7, 5) });
  });
});
