import "server-only";
import type { Actor } from "../actor";
import type { Transaction } from "../database";
import { findPersonInReach, type PersonRow } from "../people/queries";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";

/** The active person whose PIN it is, where the actor's reach holds them. Problems: `person_not_found`. */
export async function loadPinOwner(
  tx: Transaction,
  actor: Actor,
  { reach, personId }: { reach: "all" | "own"; personId: string },
  now: Date,
): Promise<PersonRow> {
  const own = await reachOf(tx, actor, reach, now);
  const person = await findPersonInReach(tx, actor.organizationId, { reach: own, personId });
  if (!person) throw new Problem("not_found", "person_not_found");
  return person;
}
