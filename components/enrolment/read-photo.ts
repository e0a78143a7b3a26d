import { encodeVector } from "@/lib/contracts/bytes";
import { judgeQuality, type QualityHint } from "@/lib/domain/quality-gate";
import type { FaceQuality } from "@/lib/domain/sighting";
import type { VisionClient } from "@/lib/vision/client";

/** What a photo file gave: numbers of the one face in it, or why none. */
export type PhotoReading =
  | { kind: "ready"; embedding: string; quality: FaceQuality }
  | { kind: "not_a_picture" | "no_face" | "several_faces" }
  | { kind: "poor"; hint: QualityHint };

/** Longest side that a photo is looked at with, in pixels: more helps nobody and costs seconds. */
const LONGEST_SIDE = 1_280;

/** Looks at one photo in this browser; the picture itself goes nowhere else. */
export async function readPhoto(client: VisionClient, file: Blob): Promise<PhotoReading> {
  const picture = await decode(file);
  if (!picture) return { kind: "not_a_picture" };
  const { face, faceCount } = await client.look(picture, performance.now(), "check_in");
  if (faceCount > 1) return { kind: "several_faces" };
  if (!face) return { kind: "no_face" };
  const hint = judgeQuality(face.quality, "check_in");
  if (hint || !face.embedding) return { kind: "poor", hint: hint ?? "hold_still" };
  return { kind: "ready", embedding: encodeVector(face.embedding), quality: face.quality };
}

async function decode(file: Blob): Promise<ImageBitmap | null> {
  const whole = await createImageBitmap(file).catch(() => null);
  if (!whole) return null;
  const scale = LONGEST_SIDE / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const resizeWidth = Math.round(whole.width * scale);
  const resizeHeight = Math.round(whole.height * scale);
  const smaller = await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: "high" });
  whole.close();
  return smaller;
}
