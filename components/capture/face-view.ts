import { CAPTURE_RULES, type Capture, captureProgress } from "@/lib/domain/capture";
import { judgeQuality, type QualityHint } from "@/lib/domain/quality-gate";
import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";

/** What the person in front of the camera is told: nobody there, too many, what to do better, or how far the capture is. */
export type FaceView =
  | { kind: "nobody" }
  | { kind: "several_faces" }
  | { kind: "hint"; hint: QualityHint }
  | { kind: "capturing"; progress: number };

/** What to say of one sighting; `capture` already includes it. */
export function viewOf(sighting: Sighting, capture: Capture, purpose: CapturePurpose): FaceView {
  if (sighting.faceCount > 1) return { kind: "several_faces" };
  const hint = sighting.face && judgeQuality(sighting.face.quality, purpose);
  if (hint) return { kind: "hint", hint };
  // The detector may miss a face for a frame; the capture knows when it is really gone.
  if (!sighting.face && capture.frames.length === 0) return { kind: "nobody" };
  return { kind: "capturing", progress: captureProgress(capture, CAPTURE_RULES[purpose]) };
}
