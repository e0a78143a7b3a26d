import { describe, expect, it } from "vitest";
import { cosineThreshold, distanceThreshold } from "./calibration";
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
