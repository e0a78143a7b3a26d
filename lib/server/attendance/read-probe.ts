import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import { decodeVector, sha256, sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { decodeFrameVector } from "@/lib/contracts/frame-vectors";
import type { RefusalCode } from "@/lib/domain/check-in-code";
import { isFusedFrom } from "@/lib/domain/frame-agreement";
import { isUnit } from "@/lib/domain/vector";

/** What a mark is identified by, while it is looked at and no longer: the fused vector and those of its frames. */
export type Probe = { fused: Float32Array; frames: Float32Array[] };

/** The body's vectors, when they are what was signed: hashes, 512 finite numbers, unit length, fused from the frames (check 12). */
export async function readProbe(
  request: MarkRequest,
  claims: AttestationClaims,
): Promise<Probe | RefusalCode> {
  const fused = decodeVector(request.embedding);
  if (!fused) return "EMB_BAD";
  if ((await sha256(vectorBytes(fused))) !== claims.emb_sha256) return "EMB_HASH";
  if (!isUnit(fused)) return "EMB_BAD";
  if ((await sha256Text(request.frames.join())) !== claims.frames_sha256) return "EMB_HASH";
  const frames = request.frames.flatMap((text) => decodeFrameVector(text) ?? []);
  if (frames.length !== request.frames.length) return "EMB_BAD";
  return isFusedFrom(fused, frames) ? { fused, frames } : "EMB_FRAMES";
}
