import type { Calibration } from "@/lib/domain/calibration";
import type { ModelName } from "@/lib/domain/embedder-model";
import { operatingPoint } from "./verification";

/** Rates at which thresholds are read off, and how many impostor pairs have to be expected beyond one for it to be told. */
const RATES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
const EXPECTED_BEYOND = 10;
/** Shares of the genuine pairs whose cosines are told. */
const MISSED = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];

/** The accepted share of searches that name a stranger, and the passive PAD threshold, which no embedder changes. */
const TARGET_FPIR = 1e-3;
const PAD_THRESHOLD = 0.4;

type Scores = { genuine: Float32Array; impostor: Float32Array };

/**
 * The calibration of a model from cosines of labelled pairs: thresholds at false match rates that so many impostors can show, misses along
 * the genuine pairs, and as margin half the spread of the impostors. Throws RangeError where there are too few pairs for two points.
 */
export function calibrationOfPairs(
  { modelId, modelVersion }: ModelName,
  { genuine, impostor }: Scores,
  { version, source }: { version: string; source: string },
): Calibration {
  const points = RATES.filter((fmr) => fmr * impostor.length >= EXPECTED_BEYOND).map((fmr) => ({
    fmr,
    cosine: rounded(operatingPoint(genuine, impostor, fmr).threshold),
  }));
  if (points.length < 2 || genuine.length < 100)
    throw new RangeError(`${genuine.length} genuine and ${impostor.length} impostor pairs are too few`);
  const sorted = Float32Array.from(genuine).sort();
  return {
    modelId,
    modelVersion,
    version,
    source,
    points,
    genuine: MISSED.filter((fnmr) => fnmr * genuine.length >= 1).map((fnmr) => ({
      cosine: rounded(sorted[Math.floor(fnmr * sorted.length)] ?? 0),
      fnmr,
    })),
    targetFpir: TARGET_FPIR,
    margin: rounded(deviation(impostor) / 2),
    padThreshold: PAD_THRESHOLD,
  };
}

function deviation(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return Math.sqrt(squares / values.length - mean * mean);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
