import type { z } from "zod";
import { encodeVector } from "@/lib/contracts/bytes";
import type { CaptureRequest, consentSchema, EnrolmentRequest } from "@/lib/contracts/enrolment";
import { type Capture, modelOfCapture } from "@/lib/domain/capture";

export type Consent = z.infer<typeof consentSchema>;

/** One finished capture as it travels: vectors and measured numbers of its good frames, times from the first of them. */
export function captureRequest(capture: Capture): CaptureRequest {
  const startedAt = capture.frames[0]?.at ?? 0;
  const { modelId, modelVersion } = modelOfCapture(capture);
  const second = secondVectors(capture);
  return {
    modelId,
    modelVersion,
    frames: capture.frames.map(({ at, embedding, livePad, quality }) => ({
      embedding: encodeVector(embedding),
      quality,
      pad: livePad,
      at: at - startedAt,
    })),
    ...(second && { second }),
  };
}

/** The frames' vectors by the second model, where every frame has one of it. */
function secondVectors({ frames }: Capture): CaptureRequest["second"] | null {
  const vectors = frames.flatMap(({ second }) => second ?? []);
  const [first] = vectors;
  if (!first || vectors.length !== frames.length) return null;
  const { modelId, modelVersion } = first;
  return { modelId, modelVersion, embeddings: vectors.map(({ embedding }) => encodeVector(embedding)) };
}

/** A capture as the enrolment of a person who consents. */
export function enrolmentRequest(personId: string, consent: Consent, capture: Capture): EnrolmentRequest {
  return { personId, consent, ...captureRequest(capture) };
}
