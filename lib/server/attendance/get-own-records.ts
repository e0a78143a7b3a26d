import "server-only";
import { and, desc, eq, lte } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { classSessions, obligations, sections } from "@/db/schema/sections";
import type { OwnRecordView } from "@/lib/contracts/today";
import { statusAt } from "@/lib/domain/attendance/phase";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { ensureSessions, loadOrganization } from "./ensure-sessions";

const LATEST = 60;

/** The actor's own record: the latest sessions that have begun, newest first. An account without a person has none. */
export async function getOwnRecords(actor: Actor, now: Date): Promise<OwnRecordView> {
  authorise(actor, "attendance.view_own");
  return inOrganization(actor.organizationId, async (tx) => {
    const organization = await loadOrganization(tx, actor.organizationId);
    const empty = { name: actor.name, timeZone: organization.timeZone, records: [] };
    await ensureSessions(tx, organization, now);
    const found = await tx
      .select({ session: classSessions, section: sections, record: attendanceRecords })
      .from(obligations)
      .innerJoin(
        classSessions,
        and(
          eq(classSessions.organizationId, obligations.organizationId),
          eq(classSessions.id, obligations.sessionId),
        ),
      )
      .innerJoin(
        sections,
        and(
          eq(sections.organizationId, classSessions.organizationId),
          eq(sections.id, classSessions.sectionId),
        ),
      )
      .leftJoin(
        attendanceRecords,
        and(
          eq(attendanceRecords.organizationId, obligations.organizationId),
          eq(attendanceRecords.obligationId, obligations.id),
        ),
      )
      .where(
        and(
          eq(obligations.organizationId, actor.organizationId),
          eq(obligations.personId, actor.personId),
          lte(classSessions.windowFrom, now),
        ),
      )
      .orderBy(desc(classSessions.startsAt))
      .limit(LATEST);
    return {
      ...empty,
      records: found.map(({ session, section, record }) => ({
        sessionId: session.id,
        section: { ar: section.nameAr, en: section.nameEn },
        startsAt: session.startsAt.toISOString(),
        status: statusAt({ windowTo: session.windowTo.getTime() }, record, now.getTime()),
        at: record?.firstIn.toISOString() ?? null,
        lateMinutes: record?.lateMinutes ?? 0,
      })),
    };
  });
}
