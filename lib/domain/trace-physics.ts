import type { Agreement } from "./embedder-model";

/** The part of a trace sample that its physics is judged by; see the trace contract for units. */
export type MotionSample = {
  t: number;
  yaw: number;
  pitch: number;
  roll: number;
  box: readonly [number, number, number, number];
  landmarks: readonly number[];
  cos: number | null;
};

/** Why a trace cannot be a face in front of a camera. */
export type TraceFault =
  | "not_monotone"
  | "too_short"
  | "too_sparse"
  | "too_fast"
  | "box_off_landmarks"
  | "identity_broken";

/** Total length in ms that a capture must span, and the longest gap between two samples. */
const MIN_SPAN_MS = 300;
const MAX_GAP_MS = 3_000;
/** Fastest believable head turn, degrees a second (security.md §1.4, check 15). */
const MAX_DEGREES_PER_SECOND = 400;

/**
 * Judges the physics of a trace (security.md §1.4, check 15): time runs forward, spans enough, turns are not faster than a neck, the box
 * holds its landmarks, every embedded frame is the same face (cosine with the fused vector at or over the model's `same`). Null when nothing is wrong. Signs of life are not judged here.
 */
export function findTraceFault(
  samples: readonly MotionSample[],
  { same }: Pick<Agreement, "same">,
): TraceFault | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.t - first.t < MIN_SPAN_MS) return "too_short";
  for (let i = 1; i < samples.length; i++) {
    const before = samples[i - 1];
    const now = samples[i];
    if (!before || !now) continue;
    const elapsed = now.t - before.t;
    if (!(elapsed > 0)) return "not_monotone";
    if (elapsed > MAX_GAP_MS) return "too_sparse";
    const turn = Math.max(Math.abs(now.yaw - before.yaw), Math.abs(now.pitch - before.pitch));
    // One noisy degree of the landmark network is not speed: 8 degrees are allowed between any two frames.
    if (turn > 8 && (turn / elapsed) * 1000 > MAX_DEGREES_PER_SECOND) return "too_fast";
  }
  if (samples.some((sample) => !boxHolds(sample))) return "box_off_landmarks";
  const embedded = samples.filter((sample) => sample.cos !== null);
  if (embedded.length < 3 || embedded.some((sample) => (sample.cos ?? 0) < same)) return "identity_broken";
  return null;
}

/** The landmarks' centre lies in the box, and no landmark farther from it than the box is wide. */
function boxHolds({ box, landmarks }: MotionSample): boolean {
  const [x, y, width, height] = box;
  if (width <= 0 || height <= 0) return false;
  for (let i = 0; i + 1 < landmarks.length; i += 2) {
    const px = landmarks[i] ?? Number.NaN;
    const py = landmarks[i + 1] ?? Number.NaN;
    if (!(px >= x - width / 2 && px <= x + width * 1.5 && py >= y - height / 2 && py <= y + height * 1.5))
      return false;
  }
  return true;
}
