import "server-only";
import { eq } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import type { ConfirmRollCallRequest, RollCallResult } from "@/lib/contracts/roll-call";
import { type Actor, authorise } from "../actor";
import { decideRecords } from "../attendance/decide-record";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { setsOf } from "../attendance/mark-person";
import { findUnsettled } from "../attendance/mark-rest";
import { rulebookForRecords } from "../attendance/recompute-records";
import { loadObligations } from "../attendance/record-inputs";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { requireMarkableSession } from "./require-markable-session";

/**
 * Marks those present whom a teacher confirms after a roll call with the camera. Whoever a device or a mark had settled before stays as
 * they are. Problems: `class_session_not_found`, `obligation_not_found` (somebody not of the roster), `session_cancelled`,
 * `session_not_open_yet`, `period_locked`.
 */
export async function confirmRollCall(
  actor: Actor,
  { sessionId, personIds }: ConfirmRollCallRequest,
  now: Date,
): Promise<RollCallResult> {
  const reach = authorise(actor, "roll.take");
  const { organizationId } = actor;
  const asked = new Set(personIds);
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    await requireMarkableSession(tx, { actor, reach, now }, sessionId);
    const expected = await loadObligations(tx, organizationId, eq(obligations.sessionId, sessionId));
    const known = new Set(expected.map(({ personId }) => personId));
    if (![...asked].every((id) => known.has(id))) throw new Problem("not_found", "obligation_not_found");
    const unsettled = await findUnsettled(tx, organizationId, sessionId);
    const marked = unsettled.filter(({ personId }) => asked.has(personId));
    const [first] = marked;
    if (first) {
      const rulebook = await rulebookForRecords(tx, organization);
      const kind = reach === "all" ? ("override" as const) : ("mark" as const);
      const sets = setsOf("present", { obligation: first, now });
      await decideRecords(
        tx,
        rulebook,
        { obligations: marked, kind, method: "roll_call", sets, note: null, by: actor },
        now,
      );
    }
    for (const { id: obligationId, personId } of marked)
      await recordAudit(tx, organizationId, {
        by: actor,
        at: now,
        action: "roll.mark",
        objectKind: "person",
        objectId: personId,
        after: { obligationId, mark: "present", method: "roll_call" },
      });
    const result = { marked: marked.length, kept: asked.size - marked.length };
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "roll.call",
      objectKind: "class_session",
      objectId: sessionId,
      after: result,
    });
    return result;
  });
}
