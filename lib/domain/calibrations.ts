import type { Calibration } from "./calibration";

/**
 * The calibration file: one entry an embedder, the only place of thresholds. ArcFace MobileFaceNet: LFW, 8,101 genuine and 29.6 million
 * impostor pairs of single photos; passive PAD: NUAA, 250 live frames and 250 printed photos (docs/measurements.md). LFW is mostly adult,
 * white and male: children, twins and under-represented groups do worse. NUAA holds printed photos only.
 */
export const CALIBRATIONS: readonly Calibration[] = [
  {
    modelId: "arcface-mobilefacenet",
    version: "2026-11-lfw",
    source: "LFW, all pairs of 7,701 photos (vision.md §1)",
    points: [
      { fmr: 1e-3, cosine: 0.333 },
      { fmr: 1e-4, cosine: 0.402 },
      { fmr: 1e-5, cosine: 0.461 },
      { fmr: 1e-6, cosine: 0.546 },
    ],
    targetFpir: 1e-3,
    margin: 0.05,
    padThreshold: 0.4,
  },
];

/** The calibration of an embedder, or null for one that was never calibrated: then nobody is identified. */
export function calibrationOf(modelId: string): Calibration | null {
  return CALIBRATIONS.find((entry) => entry.modelId === modelId) ?? null;
}
