import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import { sha256Text } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { readTrace } from "@/lib/contracts/trace";
import { LIVENESS, livenessOf } from "@/lib/domain/calibrations";
import type { RefusalCode } from "@/lib/domain/check-in-code";
import { hasSharedModels } from "@/lib/domain/client-models";
import { modelOfName } from "@/lib/domain/embedder-model";
import { findTraceFault, findUnanswered, type Performance } from "@/lib/domain/liveness/liveness-verdict";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { isLive } from "@/lib/domain/liveness-score";
import { judgeQuality } from "@/lib/domain/quality-gate";
import { cosine } from "@/lib/domain/vector";
import { type AcceptedModel, acceptModel } from "../recognition/accept-model";
import type { Probe } from "./read-probe";

/** A comparison in the trace is a frame's own when it differs from it by no more than the roundings of frame, vector and comparison. */
const COSINE_ROUNDING = 0.003;

/** A capture that was read: the samples of its trace, and the model it is searched with, by that model's calibration. */
export type ReadCapture = { samples: TraceSample[]; accepted: AcceptedModel };

/** Checks 12 (trace hash) to 15 over what was signed: models, quality, physics of the trace, and that the frames are in it. */
export async function readCapture(
  request: MarkRequest,
  claims: AttestationClaims,
  probe: Probe,
): Promise<ReadCapture | RefusalCode> {
  if ((await sha256Text(request.trace)) !== claims.trace_sha256) return "TRACE_HASH";
  const samples = readTrace(request.trace);
  if (!samples) return "ATT_MALFORMED";
  const accepted = hasSharedModels(claims.models)
    ? await acceptModel(modelOfName(claims.models.embedder))
    : null;
  if (!accepted) return "MODEL_UNKNOWN";
  const isCounted = claims.frames === probe.frames.length && claims.pad.length === claims.frames;
  if (!isCounted || judgeQuality(claims.q, "check_in") !== null) return "QUALITY";
  const fault = findTraceFault(samples, livenessOf(accepted.model));
  return fault !== null || !framesAreIn(samples, probe) ? "LIVE_TRACE" : { samples, accepted };
}

/** Checks 15 (steps), 17 and 18: passive PAD, the steps asked, the screen's colours, signs of life. Null when all of it holds. */
export function judgeLiveness(
  { samples, accepted }: ReadCapture,
  pad: readonly number[],
  performance: Performance,
): RefusalCode | null {
  if (!isLive(pad, accepted.calibration.padThreshold)) return "LIVE_PAD";
  switch (findUnanswered(samples, performance, LIVENESS)) {
    case "step":
      return "LIVE_STEP";
    case "colour":
      return "LIVE_COLOUR";
    case "still":
      return "LIVE_STILL";
    case null:
      return null;
  }
}

/**
 * Whether the comparisons in the trace are those of the frames that were sent, computed here: each frame's in its turn, and no other. A
 * trace put together of two captures has comparisons of frames that nobody sent.
 */
function framesAreIn(samples: readonly TraceSample[], { fused, frames }: Probe): boolean {
  const compared = samples.flatMap(({ cos }) => (cos === null ? [] : [cos]));
  return (
    compared.length === frames.length &&
    frames.every((frame, i) => Math.abs((compared[i] ?? -1) - cosine(frame, fused)) <= COSINE_ROUNDING)
  );
}
