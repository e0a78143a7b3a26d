import "server-only";
import { and, desc, eq, lte } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import type { OwnRecordView } from "@/lib/contracts/today";
import { statusAt } from "@/lib/domain/attendance/phase";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { titleOf } from "./queries";

const LATEST = 60;

/** The actor's own record: the latest sessions and shifts that have begun, newest first. */
export async function getOwnRecords(actor: Actor, now: Date): Promise<OwnRecordView> {
  authorise(actor, "attendance.view_own");
  const { organizationId, personId, name } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const found = await tx
      .select({ obligation: obligations, record: attendanceRecords })
      .from(obligations)
      .leftJoin(
        attendanceRecords,
        and(
          eq(attendanceRecords.organizationId, obligations.organizationId),
          eq(attendanceRecords.obligationId, obligations.id),
        ),
      )
      .where(
        and(
          eq(obligations.organizationId, organizationId),
          eq(obligations.personId, personId),
          lte(obligations.windowFrom, now),
        ),
      )
      .orderBy(desc(obligations.startsAt))
      .limit(LATEST);
    const records = [];
    for (const { obligation, record } of found.filter((row) => row.obligation.state !== "cancelled"))
      records.push({
        sessionId: obligation.id,
        section: await titleOf(tx, organizationId, obligation),
        startsAt: obligation.startsAt.toISOString(),
        status: statusAt({ windowTo: obligation.windowTo.getTime() }, record, now.getTime()),
        at: record?.firstIn?.toISOString() ?? null,
        lateMinutes: record?.lateMinutes ?? 0,
      });
    return { name, timeZone: organization.timeZone, records };
  });
}
