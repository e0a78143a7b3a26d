import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { persons } from "@/db/schema/people";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { matchObligation } from "@/lib/domain/attendance/obligation";
import { DEFAULT_CLASS_POLICY } from "@/lib/domain/attendance/policy";
import { judgePunctuality } from "@/lib/domain/attendance/punctuality";
import { offsetMinutesOf } from "@/lib/domain/attendance/schedule";
import type { CheckInCode } from "@/lib/domain/check-in-code";
import { maskName } from "@/lib/domain/masked-name";
import { EMBEDDER } from "@/lib/domain/model-manifest";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import type { OrganizationRow } from "./ensure-sessions";
import { findOpenObligations } from "./queries";

/** The channel on which every open Today page hears that something changed; its payload is the organisation's id. */
export const ATTENDANCE_CHANNEL = "hadir_attendance";

type Identified = { personId: string; score: number; margin: number };

export type Mark = {
  code: Extract<CheckInCode, "RECORDED" | "DUPLICATE" | "NO_SESSION">;
  outcome: CheckInOutcome;
};

/**
 * Writes what the sighting of an identified person means: a time event always, an attendance record when an obligation is open and has
 * none yet. Audit row and notification are part of the caller's transaction.
 */
export async function writeMark(
  tx: Transaction,
  organization: OrganizationRow,
  {
    identified,
    claims,
    clockSuspect,
    now,
  }: {
    identified: Identified;
    claims: AttestationClaims;
    clockSuspect: boolean;
    now: Date;
  },
): Promise<Mark> {
  const open = await findOpenObligations(tx, organization.id, identified.personId, now);
  const matched = matchObligation(
    open.map((row) => ({
      ...row,
      id: row.obligationId,
      workDate: row.session.localDate,
      timeZone: row.session.timeZone,
      policy: DEFAULT_CLASS_POLICY,
      state: "expected" as const,
      endsAt: row.session.endsAt.getTime(),
      startsAt: row.session.startsAt.getTime(),
      windowFrom: row.session.windowFrom.getTime(),
      windowTo: row.session.windowTo.getTime(),
    })),
    { at: now.getTime(), direction: "SEEN" },
  );
  const [person] = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.organizationId, organization.id), eq(persons.id, identified.personId)));
  const name = { ar: maskName(person?.nameAr ?? ""), en: maskName(person?.nameEn ?? "") };
  const recordedNow = matched ? await insertRecord(tx, organization, matched, now) : null;
  const code = !matched ? "NO_SESSION" : recordedNow ? "RECORDED" : "DUPLICATE";
  const eventId = uuidv7();
  await tx.insert(timeEvents).values({
    organizationId: organization.id,
    id: eventId,
    deviceId: claims.iss,
    deviceEventId: claims.jti,
    personId: identified.personId,
    obligationId: matched?.obligationId,
    kind: "SEEN",
    method: "face",
    assurance: claims.tier,
    occurredAt: now,
    deviceTime: new Date(claims.iat * 1000),
    clockSuspect,
    timeZone: organization.timeZone,
    offsetMinutes: offsetMinutesOf(now, organization.timeZone),
    modelId: EMBEDDER.modelId,
    modelVersion: EMBEDDER.modelVersion,
    score: identified.score,
    margin: identified.margin,
    disposition: code === "RECORDED" ? "accepted" : code === "DUPLICATE" ? "duplicate" : "no_session",
  });
  await recordAudit(tx, organization.id, {
    by: { deviceId: claims.iss },
    at: now,
    action: "attendance.mark",
    objectKind: "person",
    objectId: identified.personId,
    reason: code,
    after: {
      eventId,
      obligationId: matched?.obligationId ?? null,
      late: recordedNow?.late ?? null,
      clockSuspect,
    },
  });
  if (!matched) return { code: "NO_SESSION", outcome: { kind: "no_session", name } };
  const session = { ar: matched.section.nameAr, en: matched.section.nameEn };
  if (!recordedNow) {
    const at = (await firstSeen(tx, organization.id, matched.obligationId)) ?? now;
    return { code: "DUPLICATE", outcome: { kind: "already_recorded", name, at: at.toISOString(), session } };
  }
  await tx.execute(sql`select pg_notify(${ATTENDANCE_CHANNEL}, ${organization.id})`);
  return {
    code: "RECORDED",
    outcome: {
      kind: "recorded",
      eventId,
      name,
      punctuality: recordedNow.late ? "late" : "on_time",
      lateMinutes: recordedNow.lateMinutes,
      at: now.toISOString(),
      session,
    },
  };
}

/** The record of the first sighting, or null when one is already there: the first stays. */
async function insertRecord(
  tx: Transaction,
  organization: OrganizationRow,
  matched: { obligationId: string; startsAt: number },
  now: Date,
): Promise<{ late: boolean; lateMinutes: number } | null> {
  const punctuality = judgePunctuality(matched.startsAt, now.getTime(), organization.graceMinutes);
  const inserted = await tx
    .insert(attendanceRecords)
    .values({
      organizationId: organization.id,
      obligationId: matched.obligationId,
      presence: "present",
      ...punctuality,
      firstIn: now,
      policyVersion: organization.policyVersion,
      explain: {
        firstSeen: now.toISOString(),
        start: new Date(matched.startsAt).toISOString(),
        graceMinutes: organization.graceMinutes,
      },
    })
    .onConflictDoNothing()
    .returning({ obligationId: attendanceRecords.obligationId });
  return inserted.length === 1 ? punctuality : null;
}

async function firstSeen(
  tx: Transaction,
  organizationId: string,
  obligationId: string,
): Promise<Date | null> {
  const [record] = await tx
    .select({ at: attendanceRecords.firstIn })
    .from(attendanceRecords)
    .where(
      and(
        eq(attendanceRecords.organizationId, organizationId),
        eq(attendanceRecords.obligationId, obligationId),
      ),
    );
  return record?.at ?? null;
}
