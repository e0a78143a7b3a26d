import "server-only";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { loadPinOwner } from "./load-pin-owner";
import { deletePins } from "./queries";

/** Takes the actor's own PIN away: without one, staff decide where a look alone cannot tell. Nothing happens where there is none. */
export async function takeOwnPinAway(actor: Actor, now: Date): Promise<void> {
  authorise(actor, "account.manage_own");
  await inOrganization(actor.organizationId, (tx) => takeAway(tx, actor, actor.personId, now));
}

/** Takes the PIN of a person away whom the actor may enrol. Problems: `person_not_found`. */
export async function takePinAway(
  actor: Actor,
  { personId }: { personId: string },
  now: Date,
): Promise<void> {
  const reach = authorise(actor, "person.enrol");
  await inOrganization(actor.organizationId, async (tx) => {
    await loadPinOwner(tx, actor, { reach, personId }, now);
    await takeAway(tx, actor, personId, now);
  });
}

async function takeAway(tx: Transaction, actor: Actor, personId: string, now: Date): Promise<void> {
  if ((await deletePins(tx, actor.organizationId, [personId])) === 0) return;
  await recordAudit(tx, actor.organizationId, {
    by: actor,
    at: now,
    action: "person.take_pin",
    objectKind: "person",
    objectId: personId,
  });
}
