import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import { decodeVector, sha256, sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { type Trace, traceSchema } from "@/lib/contracts/trace";
import type { RefusalCode } from "@/lib/domain/check-in-code";
import { hasSharedModels } from "@/lib/domain/client-models";
import { modelOfName } from "@/lib/domain/embedder-model";
import { isLive } from "@/lib/domain/liveness-score";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { findTraceFault } from "@/lib/domain/trace-physics";
import { norm } from "@/lib/domain/vector";
import { type AcceptedModel, acceptModel } from "../recognition/accept-model";

/** How far the length of a unit vector may be off (float32 rounding is far below it). */
const NORM_TOLERANCE = 0.01;

/** The body's vector, when it is what was signed: hash, 512 finite numbers, unit length (check 12). */
export async function readProbe(
  request: MarkRequest,
  claims: AttestationClaims,
): Promise<Float32Array | RefusalCode> {
  const embedding = decodeVector(request.embedding);
  if (!embedding) return "EMB_BAD";
  if ((await sha256(vectorBytes(embedding))) !== claims.emb_sha256) return "EMB_HASH";
  return Math.abs(norm(embedding) - 1) <= NORM_TOLERANCE ? embedding : "EMB_BAD";
}

/**
 * Checks 12 (trace hash) to 18 over what was signed: models, quality, physics of the trace, passive PAD. What it answers is what the
 * capture is searched with: only templates of its own model, by that model's calibration.
 */
export async function judgeCapture(
  request: MarkRequest,
  claims: AttestationClaims,
): Promise<AcceptedModel | RefusalCode> {
  if ((await sha256Text(request.trace)) !== claims.trace_sha256) return "TRACE_HASH";
  const trace = readTrace(request.trace);
  if (!trace) return "ATT_MALFORMED";
  const accepted = hasSharedModels(claims.models)
    ? await acceptModel(modelOfName(claims.models.embedder))
    : null;
  if (!accepted) return "MODEL_UNKNOWN";
  if (claims.frames < 3 || claims.pad.length !== claims.frames) return "QUALITY";
  if (judgeQuality(claims.q, "check_in") !== null) return "QUALITY";
  if (findTraceFault(trace.samples, accepted.model.agreement) !== null) return "LIVE_TRACE";
  return isLive(claims.pad, accepted.calibration.padThreshold) ? accepted : "LIVE_PAD";
}

function readTrace(text: string): Trace | null {
  try {
    const parsed = traceSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
