import "server-only";
import type { PersonSummary } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { reachOf } from "../sections/own-sections";
import { findPeople } from "./queries";

/** Active people in the actor's reach whose name or number holds the text. */
export async function listPeople(
  actor: Actor,
  input: { text: string },
  now: Date = new Date(),
): Promise<PersonSummary[]> {
  const reach = authorise(actor, "person.view");
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    return findPeople(tx, actor.organizationId, { reach: own, text: input.text });
  });
}
