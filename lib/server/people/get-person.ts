import "server-only";
import { z } from "zod";
import type { PersonSummary } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { findPeople } from "./queries";

/** One person in the actor's reach; everybody else's is `not_found`. */
export async function getPerson(
  actor: Actor,
  personId: string,
  now: Date = new Date(),
): Promise<PersonSummary> {
  const reach = authorise(actor, "person.view");
  if (!z.uuid().safeParse(personId).success) throw new Problem("not_found", "person_not_found");
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const [person] = await findPeople(tx, actor.organizationId, { reach: own, personId });
    if (!person) throw new Problem("not_found", "person_not_found");
    return person;
  });
}
