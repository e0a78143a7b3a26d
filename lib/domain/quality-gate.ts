import type { CapturePurpose, FaceQuality } from "./sighting";

/** What the person should do so that the next frame is better. */
export type QualityHint =
  | "come_closer"
  | "face_the_camera"
  | "straighten_head"
  | "more_light"
  | "less_light"
  | "even_light"
  | "hold_still";

/** Bounds of one purpose; units as in FaceQuality. A bound itself still passes. */
export type QualityLimits = {
  minInterEyePx: number;
  maxYawDegrees: number;
  maxPitchDegrees: number;
  maxRollDegrees: number;
  minMeanLuma: number;
  maxMeanLuma: number;
  maxClippedShare: number;
  maxLightRatio: number;
  minSharpness: number;
};

/** vision.md section 4; sharpness and light ratio calibrated on the clips (docs/measurements.md). */
export const QUALITY_GATES: Record<CapturePurpose, QualityLimits> = {
  enrol: {
    minInterEyePx: 90,
    maxYawDegrees: 10,
    maxPitchDegrees: 10,
    maxRollDegrees: 8,
    minMeanLuma: 70,
    maxMeanLuma: 200,
    maxClippedShare: 0.05,
    maxLightRatio: 2,
    minSharpness: 45,
  },
  check_in: {
    minInterEyePx: 60,
    maxYawDegrees: 25,
    maxPitchDegrees: 20,
    maxRollDegrees: 20,
    minMeanLuma: 50,
    maxMeanLuma: 220,
    maxClippedShare: 0.1,
    maxLightRatio: 3,
    minSharpness: 25,
  },
};

/** What most needs to be better for this purpose, or null when the face is good enough. A number that is none never passes. */
export function judgeQuality(quality: FaceQuality, purpose: CapturePurpose): QualityHint | null {
  const limits = QUALITY_GATES[purpose];
  if (!(quality.interEyePx >= limits.minInterEyePx)) return "come_closer";
  if (!(Math.abs(quality.yawDegrees) <= limits.maxYawDegrees)) return "face_the_camera";
  if (!(Math.abs(quality.pitchDegrees) <= limits.maxPitchDegrees)) return "face_the_camera";
  if (!(Math.abs(quality.rollDegrees) <= limits.maxRollDegrees)) return "straighten_head";
  if (!(quality.meanLuma >= limits.minMeanLuma)) return "more_light";
  if (!(quality.meanLuma <= limits.maxMeanLuma)) return "less_light";
  if (!(quality.clippedShare <= limits.maxClippedShare)) return "even_light";
  if (!(quality.lightRatio <= limits.maxLightRatio)) return "even_light";
  if (!(quality.sharpness >= limits.minSharpness)) return "hold_still";
  return null;
}
