import {
  addSighting,
  CAPTURE_RULES,
  type Capture,
  captureProgress,
  EMPTY_CAPTURE,
  fuseCapture,
  isCaptureComplete,
} from "./capture";
import { isSameModel } from "./embedder-model";
import { agreeingFrames, isSideOf, MIN_SIDE_FRAMES, type SidePose } from "./enrolment";
import type { CapturePurpose, Sighting } from "./sighting";

/** One of the poses of a guided enrolment, in their order; left and right are the person's own. */
export const POSES = ["frontal", "left", "right"] as const;
export type Pose = (typeof POSES)[number];

/** What frames of a pose are looked at for. */
export const PURPOSE_OF_POSE: Record<Pose, CapturePurpose> = {
  frontal: "enrol",
  left: "enrol_left",
  right: "enrol_right",
};

/** Share of the whole that each pose is: the frontal one takes about as long as both others. */
const SHARE_OF_POSE: Record<Pose, number> = { frontal: 0.5, left: 0.25, right: 0.25 };

/**
 * An enrolment pose by pose, those of `asked` in their order. `pose` is the one asked for now, null when all is done; `captures` what there is of each. `stranger`: the last face
 * that was good enough for a turned pose was not the one seen from the front.
 */
export type GuidedCapture = {
  asked: readonly Pose[];
  pose: Pose | null;
  captures: Record<Pose, Capture>;
  stranger: boolean;
};

/** An enrolment in which nothing is captured yet; the frontal pose, which comes first, is always asked for. */
export function beginPoses(asked: readonly Pose[]): GuidedCapture {
  const captures = { frontal: EMPTY_CAPTURE, left: EMPTY_CAPTURE, right: EMPTY_CAPTURE };
  return { asked, pose: "frontal", captures, stranger: false };
}

/** What a finished enrolment hands over: the frontal capture, and those of the turned poses that were not skipped. */
export type EnrolmentCapture = { frontal: Capture; sides: { pose: SidePose; capture: Capture }[] };

/**
 * The enrolment after one more sighting, looked at for the pose asked for. A pose that gets lost, is blurred or shows somebody else begins again
 * by itself; the finished ones stay.
 */
export function addToPose(guided: GuidedCapture, sighting: Sighting): GuidedCapture {
  const { asked, pose, captures } = guided;
  if (pose === null) return guided;
  const rules = CAPTURE_RULES[PURPOSE_OF_POSE[pose]];
  const grown = addSighting(captures[pose], sighting, rules);
  const withPose = (capture: Capture) => ({ ...captures, [pose]: capture });
  if (pose !== "frontal" && !fits(captures.frontal, sighting)) {
    return { asked, pose, captures: withPose(EMPTY_CAPTURE), stranger: true };
  }
  const stranger = guided.stranger && grown.frames.length === 0;
  if (!isCaptureComplete(grown, rules)) return { asked, pose, captures: withPose(grown), stranger };
  if (pose !== "frontal" && !isSteady(grown))
    return { asked, pose, captures: withPose(EMPTY_CAPTURE), stranger };
  const next = asked.find((one) => POSES.indexOf(one) > POSES.indexOf(pose)) ?? null;
  return { asked, pose: next, captures: withPose(grown), stranger: false };
}

/** The enrolment without the turned poses that are still missing, for who cannot turn their head; without the frontal one it stays as it is. */
export function skipSides(guided: GuidedCapture): GuidedCapture {
  const { pose, captures } = guided;
  if (pose === null || pose === "frontal") return guided;
  return { ...guided, pose: null, captures: { ...captures, [pose]: EMPTY_CAPTURE }, stranger: false };
}

/** How much of the whole is there, 0..1. */
export function guidedProgress({ asked, captures }: GuidedCapture): number {
  const whole = asked.reduce((sum, pose) => sum + SHARE_OF_POSE[pose], 0);
  const done = asked.reduce((sum, pose) => {
    const rules = CAPTURE_RULES[PURPOSE_OF_POSE[pose]];
    return sum + SHARE_OF_POSE[pose] * captureProgress(captures[pose], rules);
  }, 0);
  return done / whole;
}

/** What there is to send. */
export function enrolmentCapture({ captures }: GuidedCapture): EnrolmentCapture {
  const sides = (["left", "right"] as const).map((pose) => ({ pose, capture: captures[pose] }));
  return { frontal: captures.frontal, sides: sides.filter(({ capture }) => capture.frames.length > 0) };
}

/** Whether a face that is good enough for a turned pose is the one of the frontal pose; true where there is nothing to compare. */
function fits(frontal: Capture, { face, model }: Sighting): boolean {
  if (!face?.embedding) return true;
  if (!frontal.model || !isSameModel(frontal.model, model)) return false;
  return isSideOf(face.embedding, fuseCapture(frontal), model.agreement);
}

function isSteady({ frames, model }: Capture): boolean {
  if (!model) return false;
  const vectors = frames.map(({ embedding }) => embedding);
  return agreeingFrames(vectors, model.agreement).length >= MIN_SIDE_FRAMES;
}
