import "server-only";
import { z } from "zod";
import type { PersonSummary } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { findPersonSummary } from "./queries";

/** One person in the actor's reach, also one who left; everybody else's and who was deleted is `not_found`. */
export async function getPerson(
  actor: Actor,
  personId: string,
  now: Date = new Date(),
): Promise<PersonSummary> {
  const reach = authorise(actor, "person.view");
  if (!z.uuid().safeParse(personId).success) throw new Problem("not_found", "person_not_found");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const own = await reachOf(tx, actor, reach, now);
    const today = localDateOf(now, timeZone);
    const person = await findPersonSummary(tx, organizationId, { reach: own, personId, today });
    if (!person) throw new Problem("not_found", "person_not_found");
    return person;
  });
}
