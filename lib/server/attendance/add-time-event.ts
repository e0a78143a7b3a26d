import "server-only";
import { v7 as uuidv7 } from "uuid";
import { timeEvents } from "@/db/schema/attendance";
import type { AddTimeEventRequest } from "@/lib/contracts/roll";
import { offsetMinutesOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { ensureSessions, loadOrganization } from "./ensure-sessions";
import { requireUnlocked } from "./locked-periods";
import { requireObligation } from "./obligation-reach";
import { rulebookForRecords } from "./recompute-records";
import { updateRecords } from "./update-records";

/**
 * A punch that no device saw (a power cut, a forgotten card), told by staff: an event like any other, marked as said by hand and judged by
 * the same rules. Problems: `obligation_not_found`, `event_outside_window` (field at), `event_in_future` (field at), `period_locked`.
 */
export async function addTimeEvent(
  actor: Actor,
  input: AddTimeEventRequest,
  now: Date,
): Promise<{ eventId: string }> {
  const reach = authorise(actor, "roll.take");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const obligation = await requireObligation(tx, { actor, reach, now }, input.obligationId);
    await requireUnlocked(tx, organizationId, [obligation.row]);
    const at = new Date(input.at);
    if (at > now) throw new Problem("invalid", "event_in_future", "at");
    if (at.getTime() < obligation.windowFrom || at.getTime() > obligation.windowTo)
      throw new Problem("invalid", "event_outside_window", "at");
    const eventId = uuidv7();
    await tx.insert(timeEvents).values({
      organizationId,
      id: eventId,
      personId: obligation.personId,
      obligationId: obligation.id,
      kind: input.direction,
      method: "manual",
      assurance: "staff",
      occurredAt: at,
      clockSuspect: false,
      timeZone: obligation.timeZone,
      offsetMinutes: offsetMinutesOf(at, obligation.timeZone),
      disposition: "accepted",
      reason: input.reason,
      recordedBy: actor.accountId,
    });
    const rulebook = await rulebookForRecords(tx, organization);
    await updateRecords(tx, rulebook, { personIds: [obligation.personId], from: at, to: at, now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "attendance.add_event",
      objectKind: "person",
      objectId: obligation.personId,
      reason: input.reason,
      after: { eventId, obligationId: obligation.id, direction: input.direction, at: at.toISOString() },
    });
    return { eventId };
  });
}
