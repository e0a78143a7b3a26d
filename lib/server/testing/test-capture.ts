import { encodeVector } from "@/lib/contracts/bytes";
import { type CaptureRequest, CONSENT_TEXT_VERSION } from "@/lib/contracts/enrolment";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { GOOD_QUALITY } from "./test-kiosk";
import { vectorNear } from "./test-vectors";

/** Somebody who consents for themselves. */
export const OWN_CONSENT = {
  textVersion: CONSENT_TEXT_VERSION as typeof CONSENT_TEXT_VERSION,
  language: "ar" as const,
  givenBy: "self" as const,
  giverName: "سارة منصور",
};

/** A good frontal capture of a face: seven frames over 3.6 s, each at about this cosine to it; `change` bends every frame. */
export function frontalCapture(
  face: Float32Array,
  { cosine, random }: { cosine: number; random: () => number },
  change: Partial<CaptureRequest["frames"][number]> = {},
): CaptureRequest {
  return {
    modelId: STANDARD_EMBEDDER.modelId,
    modelVersion: STANDARD_EMBEDDER.modelVersion,
    frames: Array.from({ length: 7 }, (_, i) => ({
      embedding: encodeVector(vectorNear(face, cosine, random)),
      quality: GOOD_QUALITY,
      pad: 0.97,
      at: i * 600,
      ...change,
    })),
  };
}
