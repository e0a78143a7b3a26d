import type { z } from "zod";
import { encodeVector } from "@/lib/contracts/bytes";
import type { CaptureRequest, consentSchema, EnrolmentRequest } from "@/lib/contracts/enrolment";
import { type Capture, modelOfCapture } from "@/lib/domain/capture";
import type { EnrolmentCapture } from "@/lib/domain/guided-capture";

export type Consent = z.infer<typeof consentSchema>;

/** One finished capture as it travels: vectors and measured numbers of its good frames, times from the first of them. */
export function captureRequest({ frontal, sides }: EnrolmentCapture): CaptureRequest {
  const startedAt = frontal.frames[0]?.at ?? 0;
  const { modelId, modelVersion } = modelOfCapture(frontal);
  const [second] = frontal.frames.flatMap((frame) => frame.second ?? []);
  const embeddings = secondVectors(frontal);
  return {
    modelId,
    modelVersion,
    frames: framesOf(frontal, startedAt),
    ...(second &&
      embeddings && {
        second: { modelId: second.modelId, modelVersion: second.modelVersion, embeddings },
      }),
    ...(sides.length > 0 && { sides: sides.map((side) => sideOf(side, startedAt)) }),
  };
}

function sideOf({ pose, capture }: EnrolmentCapture["sides"][number], startedAt: number) {
  const second = secondVectors(capture);
  return { pose, frames: framesOf(capture, startedAt), ...(second && { second }) };
}

function framesOf({ frames }: Capture, startedAt: number): CaptureRequest["frames"] {
  return frames.map(({ at, embedding, livePad, quality }) => ({
    embedding: encodeVector(embedding),
    quality,
    pad: livePad,
    at: at - startedAt,
  }));
}

/** The frames' vectors by the second model, where every frame has one of it. */
function secondVectors({ frames }: Capture): string[] | null {
  const vectors = frames.flatMap(({ second }) => second ?? []);
  return vectors.length === frames.length ? vectors.map(({ embedding }) => encodeVector(embedding)) : null;
}

/** A capture as the enrolment of a person who consents. */
export function enrolmentRequest(
  personId: string,
  consent: Consent,
  capture: EnrolmentCapture,
): EnrolmentRequest {
  return { personId, consent, ...captureRequest(capture) };
}
