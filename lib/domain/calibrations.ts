import type { Calibration } from "./calibration";
import { isSameModel, type ModelName, type VectorModel } from "./embedder-model";
import type { LivenessLimits } from "./liveness/liveness-verdict";

/**
 * The calibration file: one entry an embedder, the only place of thresholds. ArcFace MobileFaceNet: LFW, 8,101 genuine and 29.6 million
 * impostor pairs of single photos; passive PAD: NUAA, 250 live frames and 250 printed photos (docs/measurements.md). LFW is mostly adult,
 * white and male: children, twins and under-represented groups do worse. NUAA holds printed photos only.
 */
export const CALIBRATIONS: readonly Calibration[] = [
  {
    modelId: "arcface-mobilefacenet",
    modelVersion: "a6cc903",
    version: "2026-11-lfw",
    source:
      "LFW: 29.6 million impostor pairs of 7,701 photos, 3,689 genuine pairs of 3,074 photos (docs/measurements.md)",
    points: [
      { fmr: 1e-2, cosine: 0.249 },
      { fmr: 1e-3, cosine: 0.333 },
      { fmr: 1e-4, cosine: 0.402 },
      { fmr: 1e-5, cosine: 0.461 },
      { fmr: 1e-6, cosine: 0.546 },
    ],
    genuine: [
      { cosine: 0.1343, fnmr: 0.001 },
      { cosine: 0.1391, fnmr: 0.002 },
      { cosine: 0.2179, fnmr: 0.005 },
      { cosine: 0.2723, fnmr: 0.01 },
      { cosine: 0.3406, fnmr: 0.02 },
      { cosine: 0.4224, fnmr: 0.05 },
      { cosine: 0.4897, fnmr: 0.1 },
      { cosine: 0.5606, fnmr: 0.2 },
      { cosine: 0.6062, fnmr: 0.3 },
      { cosine: 0.6697, fnmr: 0.5 },
      { cosine: 0.7267, fnmr: 0.7 },
      { cosine: 0.7939, fnmr: 0.9 },
    ],
    targetFpir: 1e-3,
    margin: 0.05,
    padThreshold: 0.4,
  },
  {
    modelId: "dlib-resnet",
    modelVersion: "face-api-1.7.15",
    version: "2026-11-lfw",
    source: "LFW folds 1-4, all pairs of 3,074 photos (docs/measurements.md)",
    points: [
      { fmr: 1e-2, cosine: 0.907 },
      { fmr: 1e-3, cosine: 0.926 },
      { fmr: 1e-4, cosine: 0.94 },
      { fmr: 1e-5, cosine: 0.952 },
    ],
    genuine: [
      { cosine: 0.907, fnmr: 0.0152 },
      { cosine: 0.926, fnmr: 0.0824 },
      { cosine: 0.94, fnmr: 0.2226 },
      { cosine: 0.952, fnmr: 0.4725 },
    ],
    targetFpir: 1e-3,
    // The scores of this model lie three times as close together as those of the standard one.
    margin: 0.017,
    padThreshold: 0.4,
  },
];

/** The calibration of an embedder, or null for one that was never calibrated: then nobody is identified. */
export function calibrationOf(model: ModelName): Calibration | null {
  return CALIBRATIONS.find((entry) => isSameModel(entry, model)) ?? null;
}

/**
 * Limits of liveness. Measured on eight clips at ten samples a second, the scanned head turned to 50 degrees, and attacks made of them
 * (docs/measurements.md, "The whole decision"); speeds of heads from security.md §1.4. No limit was measured on a crowd of people.
 */
export const LIVENESS: LivenessLimits = {
  motion: {
    minSamples: 4,
    minSpanMs: 300,
    maxGapMs: 3_000,
    maxPerSecond: 65,
    degreesPerSecond: 400,
    freeDegrees: 8,
    widthsPerSecond: 5,
    freeWidths: 0.25,
    growthPerSecond: 2.5,
    freeGrowth: 0.15,
    // Genuine looks at 5 to 10 samples a second: at most 9 levels from one to the next.
    levelsPerSecond: 200,
    freeLevels: 20,
  },
  geometry: {
    boxWidth: 2.3,
    boxHeight: 2.7,
    boxAbove: 0.54,
    boxShare: 0.02,
    yawSlope: 21,
    pitchNose: 19.6,
    pitchEdges: -25.8,
    pitchBase: -2.5,
    off: { yaw: 15, pitch: 15, roll: 18 },
  },
  continuity: { cosine: 0.6, turned: 0.4, frontalDegrees: 12, frames: 3 },
  life: {
    blinkDepth: 0.06,
    blinkMs: 700,
    mouthRatio: 0.75,
    mouthFloor: 0.1,
    mouthSwings: 2,
    stillDegrees: 8,
    frontalDegrees: 20,
    stretch: 1.06,
    betweenShare: 0.4,
    cutShare: 0.037,
    cutRatio: 3,
  },
  steps: {
    turn: { degrees: 20, residual: 0.08, largestStep: 0.6 },
    nod: { degrees: 10, residual: 0.06, largestStep: 0.6 },
    mouthRise: 1,
    chinDrop: 0.08,
    growth: 0.2,
    minStepMs: 400,
    maxStepMs: 12_000,
  },
  colour: { correlation: 0.5, delayMs: 250, minSamples: 8 },
  duplicate: { noise: 0.9, cap: 3, maxShiftMs: 1_500, minOverlap: 0.5, minRows: 10 },
  hints: { maxFps: 65, minJitterMs: 0.05, minSamplesPerSecond: 5 },
};

/** The limits for captures whose vectors are of this model: cosines of one face differ from model to model. */
export function livenessOf({ agreement }: Pick<VectorModel, "agreement">): LivenessLimits {
  const { same, other } = agreement;
  return { ...LIVENESS, continuity: { ...LIVENESS.continuity, cosine: same, turned: other } };
}
