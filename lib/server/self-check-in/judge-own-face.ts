import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { LIVENESS } from "@/lib/domain/calibrations";
import type { RefusalCode } from "@/lib/domain/check-in-code";
import { findInjectionHints } from "@/lib/domain/liveness/injection-hints";
import { rotate } from "@/lib/domain/orthogonal-transform";
import { isOwnFace } from "@/lib/domain/self-check-in";
import { cosineOfDistance } from "@/lib/domain/vector";
import { judgeLiveness, readCapture } from "../attendance/judge-capture";
import type { Probe } from "../attendance/read-probe";
import type { Transaction } from "../database";
import { virtualCameraHashes } from "../liveness/virtual-cameras";
import { calibrationFor } from "../recognition/organization-calibration";
import { currentTemplateKeys } from "../templates/template-keys";
import * as query from "./queries";

/** A face that is its owner's: how near (for the server's record only), and whether its camera is one that programs pretend. */
export type OwnFace = { score: number; isVirtualCamera: boolean };

type Judged = { row: query.SelfTryRow; request: MarkRequest; claims: AttestationClaims; probe: Probe };

/** Checks 12 to 18 of security.md §1.4 over what was captured, then 1:1 against the person's own templates and nobody else's. */
export async function judgeOwnFace(
  tx: Transaction,
  { row, request, claims, probe }: Judged,
): Promise<OwnFace | RefusalCode> {
  const { organizationId, personId } = row;
  const capture = await readCapture(request, claims, probe);
  if (typeof capture === "string") return capture;
  const unlive = judgeLiveness(capture, claims.pad, {
    asked: row.steps ?? [],
    acts: claims.act,
    colours: [],
  });
  if (unlive) return unlive;
  const { transform } = await currentTemplateKeys(tx, organizationId);
  const rotated = rotate(probe.fused, transform);
  const { model } = capture.accepted;
  const distance = await query.findOwnDistance(tx, { organizationId, personId }, { model, probe: rotated });
  if (distance === null) return "NO_MATCH";
  const score = cosineOfDistance(distance);
  if (!isOwnFace(score, await calibrationFor(tx, organizationId, capture.accepted))) return "NO_MATCH";
  const { label_sha256: labelHash, fps, jitter_ms: jitterMs } = claims.cam;
  const hints = findInjectionHints({ labelHash, fps, jitterMs }, capture.samples, {
    virtualLabels: await virtualCameraHashes(),
    usualLabels: new Set(),
    limits: LIVENESS.hints,
  });
  return { score, isVirtualCamera: hints.includes("virtual_camera") };
}
