import "server-only";
import { and, eq } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import { persons } from "@/db/schema/people";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import type { Bilingual, CheckInOutcome } from "@/lib/contracts/check-in";
import type { ReviewReason } from "@/lib/contracts/review";
import type { Direction } from "@/lib/domain/attendance/record";
import { directionOfSighting } from "@/lib/domain/attendance/sighting-direction";
import type { CheckInCode } from "@/lib/domain/check-in-code";
import { modelOfName } from "@/lib/domain/embedder-model";
import { maskName } from "@/lib/domain/masked-name";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import type { OrganizationRow } from "./ensure-sessions";
import { rulebookForRecords } from "./recompute-records";
import { auditOfSighting, recordSighting, type StoredSighting } from "./record-sighting";
import { titleOf } from "./title-of";

const MINUTE = 60_000;

type Identified = { personId: string; score: number; margin: number };

/** What a kiosk saw: `at` is when (the server's time where it is online), `doubt` why staff must look at it first. */
export type KioskSighting = {
  identified: Identified;
  claims: AttestationClaims;
  clockSuspect: boolean;
  now: Date;
  at?: Date;
  doubt?: ReviewReason;
};

export type Mark = {
  code: Extract<CheckInCode, "RECORDED" | "DUPLICATE" | "NO_SESSION" | "CHECKED_OUT" | "IN_REVIEW">;
  outcome: CheckInOutcome;
};

/**
 * Writes what the sighting of an identified person means: a time event always, the records it touches, and an audit row, in the caller's
 * transaction. The answer names the person masked.
 */
export async function writeMark(
  tx: Transaction,
  organization: OrganizationRow,
  { identified, claims, clockSuspect, now, at = now, doubt }: KioskSighting,
): Promise<Mark> {
  const rulebook = await rulebookForRecords(tx, organization);
  const seen = await seenBy(tx, { claims, clockSuspect });
  const stored = await recordSighting(
    tx,
    rulebook,
    {
      personId: identified.personId,
      at,
      doubt: doubt ?? null,
      ...seen,
      score: identified.score,
      margin: identified.margin,
    },
    now,
  );
  const told = { stored, personId: identified.personId, at, direction: seen.kind };
  const mark = await answerOf(tx, organization.id, told);
  await recordAudit(tx, organization.id, {
    by: { deviceId: claims.iss },
    at: now,
    action: "attendance.mark",
    objectKind: "person",
    objectId: identified.personId,
    reason: mark.code,
    after: {
      ...auditOfSighting(stored),
      clockSuspect,
    },
  });
  return mark;
}

/** What a kiosk says of a sighting, whoever it was. */
export async function seenBy(
  tx: Transaction,
  { claims, clockSuspect }: Pick<KioskSighting, "claims" | "clockSuspect">,
) {
  return {
    kind: await directionOf(tx, claims),
    method: "face" as const,
    assurance: claims.tier,
    deviceId: claims.iss,
    deviceEventId: claims.jti,
    deviceTime: new Date(claims.iat * 1000),
    clockSuspect,
    ...modelOfName(claims.models.embedder),
  };
}

async function directionOf(tx: Transaction, { org, iss, cam }: AttestationClaims) {
  const [device] = await tx
    .select({ mode: devices.mode })
    .from(devices)
    .where(and(eq(devices.organizationId, org), eq(devices.id, iss)));
  return device ? directionOfSighting(device.mode, cam.direction ?? null) : "SEEN";
}

type Answered = { stored: StoredSighting; personId: string; at: Date; direction: Direction };

/** What the person who was seen is told. */
export async function answerOf(
  tx: Transaction,
  organizationId: string,
  { stored, personId, at, direction }: Answered,
): Promise<Mark> {
  const { obligation, record, eventId, disposition, reason } = stored;
  const name = await maskedName(tx, organizationId, personId);
  if (disposition === "review" && reason !== "off_roster")
    return { code: "IN_REVIEW", outcome: { kind: "in_review", name } };
  if (!obligation) return { code: "NO_SESSION", outcome: { kind: "no_session", name } };
  const session = await titleOf(tx, organizationId, obligation.row);
  const told = { name, at: at.toISOString(), session };
  if (direction === "OUT" && ["accepted", "duplicate"].includes(disposition)) {
    const leftAt = disposition === "duplicate" ? (record?.lastOut ?? at) : at;
    return { code: "CHECKED_OUT", outcome: { kind: "checked_out", ...told, at: leftAt.toISOString() } };
  }
  if (isFirst(stored, at)) {
    const late = record === null || record.late || record.presence !== "present";
    const minutes =
      record?.lateMinutes || Math.max(0, Math.ceil((at.getTime() - obligation.startsAt) / MINUTE));
    const punctuality = late ? ("late" as const) : ("on_time" as const);
    return {
      code: "RECORDED",
      outcome: { kind: "recorded", eventId, ...told, punctuality, lateMinutes: late ? minutes : 0 },
    };
  }
  if (
    disposition === "accepted" &&
    obligation.policy.checkoutRequired &&
    record?.lastOut?.getTime() === at.getTime()
  )
    return { code: "CHECKED_OUT", outcome: { kind: "checked_out", ...told } };
  const firstSeen = record?.firstIn ?? at;
  return { code: "DUPLICATE", outcome: { kind: "already_recorded", ...told, at: firstSeen.toISOString() } };
}

/** Whether this sighting is the one that the record counts as the arrival. */
function isFirst({ record, before, disposition }: StoredSighting, at: Date): boolean {
  if (disposition !== "accepted") return false;
  const arrival = record?.firstIn ?? record?.evidenceBeside?.firstIn ?? null;
  return before?.firstIn == null && (arrival === null || new Date(arrival).getTime() === at.getTime());
}

async function maskedName(tx: Transaction, organizationId: string, personId: string): Promise<Bilingual> {
  const [person] = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)));
  return { ar: maskName(person?.nameAr ?? ""), en: maskName(person?.nameEn ?? "") };
}
