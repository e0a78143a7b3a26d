import type { StepAct, StepKind } from "./challenge-steps";
import { type ColourLimits, colourResponse } from "./colour-response";
import type { HintLimits } from "./injection-hints";
import { findSignsOfLife, type LifeLimits } from "./signs-of-life";
import { areStepsDone, type StepLimits } from "./step-performance";
import { type GeometryLimits, isConsistent } from "./trace-geometry";
import { findTimeFault, isPlausiblySlow, type MotionLimits } from "./trace-motion";
import type { TraceSample } from "./trace-sample";
import type { DuplicateLimits } from "./trace-shape";

/**
 * `cosine`: least comparison of an embedded frame with the fused vector while the head is within `frontalDegrees` of the camera, `turned`
 * beyond; `frames`: fewest embedded frames.
 */
export type ContinuityLimits = { cosine: number; turned: number; frontalDegrees: number; frames: number };

/** Every limit of liveness; its values stand in calibrations.ts. */
export type LivenessLimits = {
  motion: MotionLimits;
  geometry: GeometryLimits;
  continuity: ContinuityLimits;
  life: LifeLimits;
  steps: StepLimits;
  colour: ColourLimits;
  duplicate: DuplicateLimits;
  hints: HintLimits;
};

/** What the challenge asked, and when the kiosk says that it was done. */
export type Performance = {
  asked: readonly StepKind[];
  acts: readonly StepAct[];
  colours: readonly number[];
};

/** Why a trace cannot be a face in front of a camera (security.md §1.4, check 15). */
export type TraceFault =
  | "not_monotone"
  | "too_short"
  | "too_sparse"
  | "too_dense"
  | "too_fast"
  | "inconsistent"
  | "identity_broken";

/** The physics of a trace: time, speed, landmarks against box and angles, one identity throughout. Null when nothing is wrong. */
export function findTraceFault(samples: readonly TraceSample[], limits: LivenessLimits): TraceFault | null {
  const time = findTimeFault(samples, limits.motion);
  if (time) return time;
  if (!isPlausiblySlow(samples, limits.motion)) return "too_fast";
  if (!samples.every((sample) => isConsistent(sample, limits.geometry))) return "inconsistent";
  return isOneIdentity(samples, limits.continuity) ? null : "identity_broken";
}

/**
 * Whether the challenge was answered: `step` when a step asked for was not done, `colour` when the face did not follow the screen, `still`
 * when nothing in the capture shows life: neither a sign of it nor a turn that only a solid head can make. Null when it was.
 */
export function findUnanswered(
  samples: readonly TraceSample[],
  { asked, acts, colours }: Performance,
  limits: LivenessLimits,
): "step" | "colour" | "still" | null {
  if (!areStepsDone(samples, { asked, acts }, limits)) return "step";
  const response = colours.length > 0 ? colourResponse(samples, limits.colour) : Number.POSITIVE_INFINITY;
  if (!(response >= limits.colour.correlation)) return "colour";
  const turned = asked.some((step) => step === "turn_left" || step === "turn_right" || step === "nod");
  return turned || findSignsOfLife(samples, limits.life).length > 0 ? null : "still";
}

function isOneIdentity(
  samples: readonly TraceSample[],
  { cosine, turned, frontalDegrees, frames }: ContinuityLimits,
): boolean {
  const embedded = samples.filter((sample) => sample.cos !== null);
  const isFrontal = ({ yaw, pitch }: TraceSample) =>
    Math.max(Math.abs(yaw), Math.abs(pitch)) <= frontalDegrees;
  return (
    embedded.length >= frames &&
    embedded.every((sample) => (sample.cos ?? -1) >= (isFrontal(sample) ? cosine : turned))
  );
}
