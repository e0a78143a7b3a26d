import "server-only";
import { decodeVector } from "@/lib/contracts/bytes";
import type { CaptureRequest, EnrolmentOutcome } from "@/lib/contracts/enrolment";
import { agreeingFrames, MIN_FRAMES, MIN_SPAN_MS } from "@/lib/domain/enrolment";
import { isLive } from "@/lib/domain/liveness-score";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { norm } from "@/lib/domain/vector";
import { Problem } from "../problem";
import { type AcceptedModel, acceptModel } from "../recognition/accept-model";

const NORM_TOLERANCE = 0.01;

export type RefusedCapture = Exclude<EnrolmentOutcome, { kind: "enrolled" } | { kind: "needs_review" }>;

/** Vectors of one face, and the model that made them; `second` is the same face by the model that is to come, where it was sent too. */
export type JudgedFrames = JudgedVectors & { kind: "good"; second: JudgedVectors | null };

type JudgedVectors = AcceptedModel & { vectors: Float32Array[] };

/** The vectors of the frames that are good, live and of one face; or why there are too few. */
export async function judgeCaptureFrames({
  frames,
  second,
  modelId,
  modelVersion,
}: CaptureRequest): Promise<JudgedFrames | RefusedCapture> {
  const accepted = await acceptModel({ modelId, modelVersion });
  if (!accepted) return { kind: "model_not_accepted" };
  const { calibration, model } = accepted;
  const good = frames.flatMap((frame, index) => {
    const vector = readUnitVector(frame.embedding, "frames");
    return judgeQuality(frame.quality, "enrol") === null
      ? [{ vector, index, at: frame.at, pad: frame.pad }]
      : [];
  });
  if (good.length < MIN_FRAMES) return { kind: "too_few_good_frames" };
  const scores = good.map((frame) => frame.pad);
  if (!isLive(scores, calibration.padThreshold)) return { kind: "not_live" };
  const agreeing = agreeingFrames(
    good.map((frame) => frame.vector),
    model.agreement,
  ).flatMap((index) => good[index] ?? []);
  const times = agreeing.map((frame) => frame.at);
  if (agreeing.length < MIN_FRAMES) return { kind: "frames_disagree" };
  if (Math.max(...times) - Math.min(...times) < MIN_SPAN_MS) return { kind: "too_few_good_frames" };
  const indices = agreeing.map((frame) => frame.index);
  return {
    kind: "good",
    ...accepted,
    vectors: agreeing.map((frame) => frame.vector),
    second: second ? await judgeSecond(second, indices) : null,
  };
}

/** The other model's vectors of the frames that were good; null where it is not accepted here or does not see one face in them. */
async function judgeSecond(
  { modelId, modelVersion, embeddings }: NonNullable<CaptureRequest["second"]>,
  indices: readonly number[],
): Promise<JudgedVectors | null> {
  const accepted = await acceptModel({ modelId, modelVersion });
  const texts = indices.flatMap((index) => embeddings[index] ?? []);
  if (!accepted || texts.length !== indices.length) return null;
  const all = texts.map((text) => readUnitVector(text, "second"));
  const vectors = agreeingFrames(all, accepted.model.agreement).flatMap((index) => all[index] ?? []);
  return vectors.length >= MIN_FRAMES ? { ...accepted, vectors } : null;
}

/** A unit vector as it came over the wire; throws Problem `invalid` for anything else, naming the field. */
export function readUnitVector(text: string, field: string): Float32Array {
  const vector = decodeVector(text);
  if (!vector || Math.abs(norm(vector) - 1) > NORM_TOLERANCE) {
    throw new Problem("invalid", "vector_faulty", field);
  }
  return vector;
}
