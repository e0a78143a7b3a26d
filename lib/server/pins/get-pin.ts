import "server-only";
import type { PinState } from "@/lib/contracts/kiosk-pin";
import { isPinLocked } from "@/lib/domain/kiosk-pin";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { loadPinOwner } from "./load-pin-owner";
import { findPins } from "./queries";

/** What the actor may know of their own PIN; null when they have none. */
export async function getOwnPin(actor: Actor): Promise<PinState | null> {
  authorise(actor, "account.manage_own");
  return inOrganization(actor.organizationId, (tx) => stateOf(tx, actor));
}

/** What staff who may enrol a person may know of their PIN; null when they have none. Problems: `person_not_found`. */
export async function getPin(
  actor: Actor,
  { personId }: { personId: string },
  now: Date,
): Promise<PinState | null> {
  const reach = authorise(actor, "person.enrol");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    await loadPinOwner(tx, actor, { reach, personId }, now);
    return stateOf(tx, { organizationId, personId });
  });
}

async function stateOf(
  tx: Transaction,
  { organizationId, personId }: Pick<Actor, "organizationId" | "personId">,
): Promise<PinState | null> {
  const [pin] = await findPins(tx, organizationId, [personId]);
  return pin ? { givenAt: pin.givenAt.toISOString(), locked: isPinLocked(pin.wrongInARow) } : null;
}
