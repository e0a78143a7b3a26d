import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { eventDecisions, timeEvents } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import type { DecideEvent } from "@/lib/contracts/review";
import { type Actor, authorise } from "../actor";
import { heldBy } from "../attendance/attendance-scope";
import { loadOrganization } from "../attendance/ensure-sessions";
import { lockEvent } from "../attendance/lock-event";
import { requireUnlocked } from "../attendance/locked-periods";
import { rulebookForRecords } from "../attendance/recompute-records";
import { type LoadedObligation, latestDecisions, loadObligations } from "../attendance/record-inputs";
import { updateRecords } from "../attendance/update-records";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { addActivity } from "./add-activity";
import { possibleIds } from "./list-review";
import { eventInReach } from "./queries";

type EventRow = typeof timeEvents.$inferSelect;

/**
 * Decides an event that waits (accept or reject), or voids one that counted. An acceptance names the person where several were possible,
 * and what it counts for; without that it is kept as attendance nobody expected. Problems: `event_not_found`, `event_decided`,
 * `event_person_required` (field personId), `obligation_not_found` (field obligationId), `own_correction`, `period_locked`.
 */
export async function decideEvent(actor: Actor, input: DecideEvent, now: Date): Promise<void> {
  const reach = authorise(actor, "event.decide");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const own = await reachOf(tx, actor, reach, now);
    const [event] = await tx
      .select()
      .from(timeEvents)
      .where(
        and(
          eq(timeEvents.organizationId, organizationId),
          eq(timeEvents.id, input.eventId),
          eventInReach(organizationId, own),
        ),
      );
    if (!event) throw new Problem("not_found", "event_not_found");
    await lockEvent(tx, event.id);
    await requireUndecided(tx, organizationId, event, input.decision);
    const rulebook = await rulebookForRecords(tx, organization);
    const personId = input.decision === "accept" ? personOf(event, input.personId) : event.personId;
    if (personId === actor.personId) throw new Problem("forbidden", "own_correction");
    let obligation: LoadedObligation | null = null;
    if (input.decision === "accept" && personId) {
      const [chosen] = input.obligationId
        ? await loadObligations(
            tx,
            organizationId,
            and(
              eq(obligations.id, input.obligationId),
              eq(obligations.personId, personId),
              heldBy(obligations, own),
            ),
          )
        : [await addActivity(tx, rulebook, { event, personId })];
      if (!chosen) throw new Problem("not_found", "obligation_not_found", "obligationId");
      obligation = chosen;
    }
    const touched = obligation ?? (await obligationOfEvent(tx, organizationId, event));
    if (touched) await requireUnlocked(tx, organizationId, [touched.row]);
    await tx.insert(eventDecisions).values({
      organizationId,
      id: uuidv7(),
      eventId: event.id,
      decision: input.decision,
      personId,
      obligationId: obligation?.id ?? null,
      reason: input.reason,
      decidedBy: actor.accountId,
      decidedAt: now,
    });
    if (personId)
      await updateRecords(tx, rulebook, {
        personIds: [personId],
        from: new Date(
          Math.min(event.occurredAt.getTime(), obligation?.windowFrom ?? Number.POSITIVE_INFINITY),
        ),
        to: new Date(Math.max(event.occurredAt.getTime(), obligation?.windowTo ?? 0)),
        now,
      });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "event.decide",
      objectKind: personId ? "person" : "time_event",
      objectId: personId ?? event.id,
      reason: input.reason,
      before: { disposition: event.disposition, reason: event.reason },
      after: { eventId: event.id, decision: input.decision, obligationId: obligation?.id ?? null },
    });
  });
}

/** What waits is decided once; what counts can be voided, also after it was accepted. */
async function requireUndecided(
  tx: Transaction,
  organizationId: string,
  event: EventRow,
  decision: DecideEvent["decision"],
): Promise<void> {
  const latest = (await latestDecisions(tx, organizationId, [event.id])).get(event.id);
  const counts = latest
    ? latest.decision === "accept"
    : event.disposition === "accepted" || event.disposition === "duplicate";
  const waits = !latest && event.disposition === "review";
  if (decision === "void" ? !counts : !waits) throw new Problem("conflict", "event_decided");
}

function personOf(event: EventRow, chosen: string | undefined): string {
  const possible = possibleIds(event);
  const personId = chosen ?? event.personId;
  if (!personId || !possible.includes(personId))
    throw new Problem("invalid", "event_person_required", "personId");
  return personId;
}

async function obligationOfEvent(
  tx: Transaction,
  organizationId: string,
  { obligationId }: EventRow,
): Promise<LoadedObligation | null> {
  if (!obligationId) return null;
  const [found] = await loadObligations(tx, organizationId, eq(obligations.id, obligationId));
  return found ?? null;
}
