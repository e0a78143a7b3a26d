import "server-only";
import { v7 as uuidv7 } from "uuid";
import { eventDecisions } from "@/db/schema/attendance";
import type { PinClaims } from "@/lib/contracts/kiosk-pin";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import type { Asking } from "../pins/asking";
import type { OrganizationRow } from "./ensure-sessions";
import { rulebookForRecords } from "./recompute-records";
import { auditOfSighting, recordSighting } from "./record-sighting";
import { answerOf, type Mark } from "./write-mark";

type PinSighting = Asking & { personId: string; claims: PinClaims; now: Date };

/**
 * Writes that somebody whom a look alone could not tell has said who they are: a time event of their own at the time they were seen. The
 * event that waited for this very sighting is rejected for it; one that waits for an earlier sighting of the same look-alikes waits on.
 */
export async function writePinMark(
  tx: Transaction,
  organization: OrganizationRow,
  { asking, event, personId, claims, now }: PinSighting,
): Promise<Mark> {
  const { deviceId, askedAt: at, clockSuspect, deviceTime } = asking;
  const { kind, assurance, modelId, modelVersion } = event;
  const stored = await recordSighting(
    tx,
    await rulebookForRecords(tx, organization),
    {
      personId,
      at,
      doubt: null,
      kind,
      method: "face_pin",
      assurance,
      deviceId,
      deviceEventId: claims.jti,
      deviceTime,
      clockSuspect,
      modelId,
      modelVersion,
    },
    now,
  );
  const { eventId } = stored;
  const mark = await answerOf(tx, organization.id, { stored, personId, at, direction: kind });
  const isOwn = event.deviceEventId === asking.id;
  if (isOwn) await settle(tx, { asking, eventId, personId, now });
  await recordAudit(tx, organization.id, {
    by: { deviceId },
    at: now,
    action: "attendance.pin_mark",
    objectKind: "person",
    objectId: personId,
    reason: mark.code,
    after: {
      ...auditOfSighting(stored),
      clockSuspect,
      settledEventId: isOwn ? event.id : null,
    },
  });
  return mark;
}

async function settle(
  tx: Transaction,
  { asking, eventId, personId, now }: Pick<PinSighting, "asking" | "personId" | "now"> & { eventId: string },
): Promise<void> {
  await tx.insert(eventDecisions).values({
    organizationId: asking.organizationId,
    id: uuidv7(),
    eventId: asking.eventId,
    decision: "reject",
    personId,
    reason: eventId,
    decidedByDevice: asking.deviceId,
    decidedAt: now,
  });
}
