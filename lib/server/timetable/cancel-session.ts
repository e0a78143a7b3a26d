import "server-only";
import { and, eq } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import { classSessions } from "@/db/schema/timetable";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { notifyAttendance } from "../attendance/notify-attendance";
import { requireSession } from "../attendance/obligation-reach";
import { rulebookForRecords } from "../attendance/recompute-records";
import { loadObligations } from "../attendance/record-inputs";
import { updateRecords } from "../attendance/update-records";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Calls a session off: nobody is expected, nobody is absent, and what was recorded no longer counts. A teacher does so for own sections.
 * Problems: `class_session_not_found`, `session_cancelled`, `session_over` once it has ended, `period_locked`.
 */
export async function cancelSession(
  actor: Actor,
  { sessionId, reason }: { sessionId: string; reason: string },
  now: Date,
): Promise<{ expected: number }> {
  const reach = authorise(actor, "session.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const { session, section } = await requireSession(tx, { actor, reach, now }, sessionId);
    if (session.state === "cancelled") throw new Problem("conflict", "session_cancelled");
    if (reach !== "all" && session.endsAt < now) throw new Problem("conflict", "session_over");
    await requireUnlocked(tx, organizationId, [{ unitId: section.unitId, workDate: session.localDate }]);
    await tx
      .update(classSessions)
      .set({ state: "cancelled", cancelReason: reason })
      .where(and(eq(classSessions.organizationId, organizationId), eq(classSessions.id, sessionId)));
    const expected = await loadObligations(tx, organizationId, eq(obligations.sessionId, sessionId));
    await tx
      .update(obligations)
      .set({ state: "cancelled" })
      .where(and(eq(obligations.organizationId, organizationId), eq(obligations.sessionId, sessionId)));
    await updateRecords(tx, await rulebookForRecords(tx, organization), {
      personIds: expected.map(({ personId }) => personId),
      from: session.windowFrom,
      to: session.windowTo,
      now,
    });
    await notifyAttendance(tx, organizationId, []);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.cancel_session",
      objectKind: "class_session",
      objectId: sessionId,
      reason,
      after: { section: section.nameEn, date: session.localDate, expected: expected.length },
    });
    return { expected: expected.length };
  });
}
