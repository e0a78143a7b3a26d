import "server-only";
import { MOST_CHOSEN, type PeopleFilter } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { findPeopleIds } from "./queries";
import { searchOf } from "./search-people";

/** Everybody whom a filter finds, by id, to choose them all; at most as many as one bulk change takes. */
export async function listPeopleIds(
  actor: Actor,
  filter: PeopleFilter,
  now: Date = new Date(),
): Promise<string[]> {
  const reach = authorise(actor, "person.change");
  return inOrganization(actor.organizationId, async (tx) => {
    const search = await searchOf(tx, { actor, reach }, filter, now);
    return findPeopleIds(tx, actor.organizationId, search, MOST_CHOSEN);
  });
}
