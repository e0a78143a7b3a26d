import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { modelOfName } from "@/lib/domain/embedder-model";
import type { OrganizationRow } from "../attendance/ensure-sessions";
import { rulebookForRecords } from "../attendance/recompute-records";
import { auditOfSighting, recordSighting } from "../attendance/record-sighting";
import { answerOf } from "../attendance/write-mark";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import { policyOf } from "../liveness/policy-of";
import type { OwnFace } from "./judge-own-face";
import * as query from "./queries";

/** Ends of a try that kept a sighting. */
const KEPT = ["RECORDED", "DUPLICATE", "CHECKED_OUT", "IN_REVIEW"];

/**
 * Writes what a face that is its owner's means: a time event of assurance T0, the records it touches, an audit row. Staff decide first where
 * somebody else used the same browser for this session, the camera is one that programs pretend, or two people look alike.
 */
export async function writeSelfMark(
  tx: Transaction,
  organization: OrganizationRow,
  { row, claims, face }: { row: query.SelfTryRow; claims: AttestationClaims; face: OwnFace },
  now: Date,
): Promise<{ code: string; outcome: CheckInOutcome }> {
  const { personId } = row;
  const isShared = await query.isBrowserShared(tx, row, KEPT);
  const isVirtual = face.isVirtualCamera && policyOf(organization).askOnHint;
  const isAlike = await query.hasLookAlike(tx, row);
  const stored = await recordSighting(
    tx,
    await rulebookForRecords(tx, organization),
    {
      personId,
      at: now,
      doubt: isShared || isVirtual ? "self_untrusted" : isAlike ? "look_alike" : null,
      kind: "SEEN",
      method: "self",
      assurance: "T0",
      deviceTime: new Date(claims.iat * 1000),
      clockSuspect: false,
      ...modelOfName(claims.models.embedder),
      score: face.score,
    },
    now,
  );
  const mark = await answerOf(tx, organization.id, { stored, personId, at: now, direction: "SEEN" });
  await recordAudit(tx, organization.id, {
    by: { accountId: row.accountId },
    at: now,
    action: "attendance.self_mark",
    objectKind: "person",
    objectId: personId,
    reason: mark.code,
    after: {
      ...auditOfSighting(stored),
      sharedBrowser: isShared,
      virtualCamera: isVirtual,
      lookAlike: isAlike,
    },
  });
  return mark;
}
