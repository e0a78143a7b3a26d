import "server-only";
import { and, eq } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { classSessions } from "@/db/schema/timetable";
import type { MarkRestRequest } from "@/lib/contracts/roll";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { decideRecords } from "./decide-record";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { requireUnlocked } from "./locked-periods";
import { setsOf } from "./mark-person";
import { requireSession } from "./obligation-reach";
import { rulebookForRecords } from "./recompute-records";
import { loadObligations } from "./record-inputs";

/**
 * Marks everybody of a session whom neither a device nor a mark has settled, and notes that the roll was taken. Problems:
 * `class_session_not_found`, `session_cancelled`, `session_not_open_yet`, `period_locked`.
 */
export async function markRest(
  actor: Actor,
  { sessionId, mark }: MarkRestRequest,
  now: Date,
): Promise<{ marked: number }> {
  const reach = authorise(actor, "roll.take");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const { session, section } = await requireSession(tx, { actor, reach, now }, sessionId);
    if (session.state === "cancelled") throw new Problem("conflict", "session_cancelled");
    if (session.windowFrom > now) throw new Problem("conflict", "session_not_open_yet");
    await requireUnlocked(tx, organizationId, [{ unitId: section.unitId, workDate: session.localDate }]);
    const unsettled = await findUnsettled(tx, organizationId, sessionId);
    const [first] = unsettled;
    if (first) {
      const rulebook = await rulebookForRecords(tx, organization);
      const kind = reach === "all" ? ("override" as const) : ("mark" as const);
      const sets = setsOf(mark, { obligation: first, now });
      await decideRecords(tx, rulebook, { obligations: unsettled, kind, sets, note: null, by: actor }, now);
    }
    await tx
      .update(classSessions)
      .set({ rollTakenAt: now, rollTakenBy: actor.accountId })
      .where(and(eq(classSessions.organizationId, organizationId), eq(classSessions.id, sessionId)));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roll.mark_rest",
      objectKind: "class_session",
      objectId: sessionId,
      after: { mark, people: unsettled.length },
    });
    return { marked: unsettled.length };
  });
}

/** Those of whom nothing is known: no record, or one that only says "not yet" or "absent" because nobody saw them. */
export async function findUnsettled(tx: Transaction, organizationId: string, sessionId: string) {
  const loaded = await loadObligations(tx, organizationId, eq(obligations.sessionId, sessionId));
  const records = await tx
    .select({
      obligationId: attendanceRecords.obligationId,
      presence: attendanceRecords.presence,
      excusal: attendanceRecords.excusal,
      decisionId: attendanceRecords.overrideDecisionId,
    })
    .from(attendanceRecords)
    .innerJoin(
      obligations,
      and(
        eq(obligations.organizationId, attendanceRecords.organizationId),
        eq(obligations.id, attendanceRecords.obligationId),
      ),
    )
    .where(and(eq(attendanceRecords.organizationId, organizationId), eq(obligations.sessionId, sessionId)));
  const settled = new Set(
    records
      .filter(
        ({ presence, excusal, decisionId }) =>
          presence === "present" || excusal !== "none" || decisionId !== null,
      )
      .map(({ obligationId }) => obligationId),
  );
  return loaded.filter(({ id, state }) => state === "expected" && !settled.has(id));
}
