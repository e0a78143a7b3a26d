import { describe, expect, it } from "vitest";
import { cosineThreshold, estimateRates } from "@/lib/domain/calibration";
import { calibrationOfPairs } from "./calibration-of-pairs";
import { seededRandom } from "./seeded-random";

const random = seededRandom(9);
const gaussian = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
const normal = (count: number, mean: number, deviation: number) =>
  Float32Array.from({ length: count }, () => mean + deviation * gaussian());

const MODEL = { modelId: "own", modelVersion: "1" };
const NAMED = { version: "2026-11-22", source: "made up" };

describe("calibrationOfPairs", () => {
  it("reads thresholds, misses and margin off two normal distributions", () => {
    const scores = { genuine: normal(5_000, 0.66, 0.12), impostor: normal(200_000, 0, 0.1) };
    const calibration = calibrationOfPairs(MODEL, scores, NAMED);
    expect(calibration).toMatchObject({ ...MODEL, ...NAMED, targetFpir: 1e-3 });
    expect(calibration.points.map(({ fmr }) => fmr)).toEqual([1e-2, 1e-3, 1e-4]);
    const [loose, , strict] = calibration.points.map(({ cosine }) => cosine);
    expect(loose).toBeCloseTo(0.233, 1);
    expect(strict).toBeCloseTo(0.372, 1);
    expect(calibration.margin).toBeCloseTo(0.05, 2);
    expect(calibration.genuine.find(({ fnmr }) => fnmr === 0.5)?.cosine).toBeCloseTo(0.66, 1);
    const cosines = calibration.genuine.map(({ cosine }) => cosine);
    expect([...cosines].sort((a, b) => a - b)).toEqual(cosines);
    const { fpir, fnir } = estimateRates(calibration, 10, cosineThreshold(calibration, 10));
    expect(fpir).toBeCloseTo(1e-3, 5);
    expect(fnir).toBeLessThan(0.05);
  });

  it("refuses what shows nothing", () => {
    const few = { genuine: normal(50, 0.6, 0.1), impostor: normal(200_000, 0, 0.1) };
    expect(() => calibrationOfPairs(MODEL, few, NAMED)).toThrow("too few");
    const impostors = { genuine: normal(500, 0.6, 0.1), impostor: normal(2_000, 0, 0.1) };
    expect(() => calibrationOfPairs(MODEL, impostors, NAMED)).toThrow("too few");
  });
});
