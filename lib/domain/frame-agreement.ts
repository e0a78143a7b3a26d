import { cosine, norm, sumOf } from "./vector";

/** Frames of a check-in that must name the person whom the fused vector names, of five or fewer (vision.md §4). */
const MIN_AGREEING_FRAMES = 3;

/**
 * Least cosine of the fused vector with the mean direction of the frames it is said to be fused from: they travel rounded to a byte a number,
 * which costs less than 0.001.
 */
const MIN_FUSION_COSINE = 0.995;

/** Whether a unit vector is the mean direction of these frames: the frames speak for it then. No frames, or such as cancel out, have none. */
export function isFusedFrom(fused: Float32Array, frames: readonly Float32Array[]): boolean {
  if (frames.length === 0) return false;
  const sum = sumOf(frames);
  const length = norm(sum);
  return length > 0 && cosine(fused, sum) / length >= MIN_FUSION_COSINE;
}

/**
 * Whether enough frames, each looked up alone, name the person that the fused vector names. `named`: the nearest person of each frame, null
 * where there is none. One frame of somebody who walks by, or a capture mixed of two people, does not decide.
 */
export function doFramesAgree(personId: string, named: readonly (string | null)[]): boolean {
  return named.filter((one) => one === personId).length >= MIN_AGREEING_FRAMES;
}
