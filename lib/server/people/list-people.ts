import "server-only";
import type { z } from "zod";
import type { listPeopleSchema, PeoplePage } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { countPeople, findPeople } from "./queries";
import { searchOf } from "./search-people";

/** A page of the people in the actor's reach that a filter finds; a page beyond the last one is the last one. */
export async function listPeople(
  actor: Actor,
  { page, perPage, language, ...filter }: z.output<typeof listPeopleSchema>,
  now: Date = new Date(),
): Promise<PeoplePage> {
  const reach = authorise(actor, "person.view");
  return inOrganization(actor.organizationId, async (tx) => {
    const search = await searchOf(tx, { actor, reach }, filter, now);
    const total = await countPeople(tx, actor.organizationId, search);
    const pageCount = Math.max(1, Math.ceil(total / perPage));
    const shown = Math.min(page, pageCount);
    const part = { language, limit: perPage, offset: (shown - 1) * perPage };
    const people = await findPeople(tx, actor.organizationId, search, part);
    return { people, total, page: shown, pageCount, today: search.today };
  });
}
