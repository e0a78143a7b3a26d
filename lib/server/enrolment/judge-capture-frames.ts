import "server-only";
import { decodeVector } from "@/lib/contracts/bytes";
import type { CaptureRequest, EnrolmentOutcome } from "@/lib/contracts/enrolment";
import {
  agreeingFrames,
  type EnrolledVectors,
  isSideOf,
  MIN_FRAMES,
  MIN_SIDE_FRAMES,
  MIN_SIDE_SPAN_MS,
  MIN_SPAN_MS,
} from "@/lib/domain/enrolment";
import { PURPOSE_OF_POSE } from "@/lib/domain/guided-capture";
import { isLive } from "@/lib/domain/liveness-score";
import { judgeQuality } from "@/lib/domain/quality-gate";
import type { CapturePurpose } from "@/lib/domain/sighting";
import { isUnit, meanDirection } from "@/lib/domain/vector";
import { Problem } from "../problem";
import { type AcceptedModel, acceptModel } from "../recognition/accept-model";

export type RefusedCapture = Exclude<EnrolmentOutcome, { kind: "enrolled" } | { kind: "needs_review" }>;

/** Vectors of one face, and the model that made them; `second` is the same face by the model that is to come, where it was sent too. */
export type JudgedFrames = JudgedVectors & { kind: "good"; second: JudgedVectors | null };

type JudgedVectors = AcceptedModel & { vectors: EnrolledVectors };

/** The vectors of the frames that are good, live and of one face; or why there are too few. */
export async function judgeCaptureFrames({
  frames,
  second,
  sides = [],
  modelId,
  modelVersion,
}: CaptureRequest): Promise<JudgedFrames | RefusedCapture> {
  const accepted = await acceptModel({ modelId, modelVersion });
  if (!accepted) return { kind: "model_not_accepted" };
  const limits = { accepted, needed: MIN_FRAMES, spanMs: MIN_SPAN_MS };
  const front = judgePose(frames, "enrol", limits);
  if (front.kind !== "good") return front;
  const turned = judgeSides(sides, front, accepted);
  if (turned.kind !== "good") return turned;
  return {
    kind: "good",
    ...accepted,
    vectors: { frontal: front.vectors, sides: turned.poses.map(({ vectors }) => meanDirection(vectors)) },
    second: second ? await judgeSecond(second, front, turned.poses) : null,
  };
}

type Frames = CaptureRequest["frames"];
/** What is good of one pose: its vectors, the places of their frames in the request, and when the pose began and ended. */
type Pose = { kind: "good"; vectors: Float32Array[]; indices: number[]; from: number; to: number };
type PoseLimits = { accepted: AcceptedModel; needed: number; spanMs: number };

function judgePose(
  frames: Frames,
  purpose: CapturePurpose,
  { accepted: { calibration, model }, needed, spanMs }: PoseLimits,
): Pose | RefusedCapture {
  const good = frames.flatMap((frame, index) => {
    const vector = readUnitVector(frame.embedding, "frames");
    return judgeQuality(frame.quality, purpose) === null
      ? [{ vector, index, at: frame.at, pad: frame.pad }]
      : [];
  });
  if (good.length < needed) return { kind: "too_few_good_frames" };
  const scores = good.map((frame) => frame.pad);
  if (!isLive(scores, calibration.padThreshold)) return { kind: "not_live" };
  const agreeing = agreeingFrames(
    good.map((frame) => frame.vector),
    model.agreement,
  ).flatMap((index) => good[index] ?? []);
  const times = agreeing.map((frame) => frame.at);
  if (agreeing.length < needed) return { kind: "frames_disagree" };
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (to - from < spanMs) return { kind: "too_few_good_frames" };
  return {
    kind: "good",
    vectors: agreeing.map((frame) => frame.vector),
    indices: agreeing.map((frame) => frame.index),
    from,
    to,
  };
}

type JudgedSide = Pose & { second: string[] | undefined };

/** Turned poses: each turned as far as it says, held, after the frontal one, and of the face seen from the front. */
function judgeSides(
  sides: NonNullable<CaptureRequest["sides"]>,
  front: Pose,
  accepted: AcceptedModel,
): { kind: "good"; poses: JudgedSide[] } | RefusedCapture {
  const poses: JudgedSide[] = [];
  const face = meanDirection(front.vectors);
  for (const { pose, frames, second } of sides) {
    const limits = { accepted, needed: MIN_SIDE_FRAMES, spanMs: MIN_SIDE_SPAN_MS };
    const judged = judgePose(frames, PURPOSE_OF_POSE[pose], limits);
    if (judged.kind === "not_live") return judged;
    if (judged.kind !== "good") return { kind: "sides_disagree" };
    const isOfFace = judged.vectors.every((vector) => isSideOf(vector, face, accepted.model.agreement));
    if (!isOfFace || judged.from < front.to) return { kind: "sides_disagree" };
    poses.push({ ...judged, second });
  }
  return { kind: "good", poses };
}

/** The other model's vectors of the frames that were good; null where it is not accepted here or does not see one face in them. */
async function judgeSecond(
  { modelId, modelVersion, embeddings }: NonNullable<CaptureRequest["second"]>,
  front: Pose,
  sides: readonly JudgedSide[],
): Promise<JudgedVectors | null> {
  const accepted = await acceptModel({ modelId, modelVersion });
  const frontal = accepted && agreeingBy(accepted, embeddings, front.indices);
  if (!accepted || !frontal || frontal.length < MIN_FRAMES) return null;
  const face = meanDirection(frontal);
  const turned = sides.flatMap(({ second = [], indices }) => {
    const vectors = agreeingBy(accepted, second, indices);
    if (!vectors || vectors.length < MIN_SIDE_FRAMES) return [];
    const side = meanDirection(vectors);
    return isSideOf(side, face, accepted.model.agreement) ? [side] : [];
  });
  return { ...accepted, vectors: { frontal, sides: turned } };
}

/** Of the vectors at these places those that agree; null where one of them is missing. */
function agreeingBy(
  { model }: AcceptedModel,
  embeddings: readonly string[],
  indices: readonly number[],
): Float32Array[] | null {
  const texts = indices.flatMap((index) => embeddings[index] ?? []);
  if (texts.length !== indices.length) return null;
  const all = texts.map((text) => readUnitVector(text, "second"));
  return agreeingFrames(all, model.agreement).flatMap((index) => all[index] ?? []);
}

/** A unit vector as it came over the wire; throws Problem `invalid` for anything else, naming the field. */
export function readUnitVector(text: string, field: string): Float32Array {
  const vector = decodeVector(text);
  if (!vector || !isUnit(vector)) {
    throw new Problem("invalid", "vector_faulty", field);
  }
  return vector;
}
