import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import { LIVENESS } from "@/lib/domain/calibrations";
import { RECOGNISED_CODES } from "@/lib/domain/check-in-code";
import { findInjectionHints, type InjectionHint } from "@/lib/domain/liveness/injection-hints";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { comparable, isNearDuplicate, shapeOf, type TraceShape } from "@/lib/domain/liveness/trace-shape";
import type { Transaction } from "../database";
import { forgetTraceShapes, listTraceShapes, listUsualCameras } from "./queries";
import { virtualCameraHashes } from "./virtual-cameras";

/** How far back a recording is remembered (security.md §1.4, check 16). */
const SHAPES = { keptMs: 24 * 60 * 60 * 1000, limit: 500 };
const USUAL_CAMERA_MARKS = 50;

/** What a capture is remembered by: hints of an injection, the camera's name as hash, the shape of its motion. */
export type Evidence = { hints: InjectionHint[]; cameraHash: string; traceShape: TraceShape };

/** Compares a capture with what the kiosk sent before: `isReplay` when it is a recording seen within a day. */
export async function weighCapture(
  tx: Transaction,
  { claims, samples }: { claims: AttestationClaims; samples: readonly TraceSample[] },
  now: Date,
): Promise<{ evidence: Evidence; isReplay: boolean }> {
  const device = { organizationId: claims.org, deviceId: claims.iss };
  const since = new Date(now.getTime() - SHAPES.keptMs);
  await forgetTraceShapes(tx, device, since);
  const earlier = await listTraceShapes(tx, device, { since, limit: SHAPES.limit });
  const trace = comparable(samples);
  const { label_sha256, fps, jitter_ms } = claims.cam;
  const hints = findInjectionHints({ labelHash: label_sha256, fps, jitterMs: jitter_ms }, samples, {
    virtualLabels: await virtualCameraHashes(),
    usualLabels: await listUsualCameras(tx, device, { codes: RECOGNISED_CODES, limit: USUAL_CAMERA_MARKS }),
    limits: LIVENESS.hints,
  });
  return {
    evidence: { hints, cameraHash: label_sha256, traceShape: shapeOf(samples) },
    isReplay: earlier.some((shape) => isNearDuplicate(trace, shape, LIVENESS.duplicate)),
  };
}
