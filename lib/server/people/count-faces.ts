import "server-only";
import { type FaceCounts, peopleFilterSchema } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { countPeople } from "./queries";
import { searchOf } from "./search-people";

/** Whom of the actor's reach the kiosks can find, and whose reference is to be renewed. */
export async function countFaces(actor: Actor, now: Date): Promise<FaceCounts> {
  const reach = authorise(actor, "person.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const search = await searchOf(tx, { actor, reach }, peopleFilterSchema.parse({}), now);
    return {
      people: await countPeople(tx, organizationId, search),
      without: await countPeople(tx, organizationId, { ...search, face: "none" }),
      renewal: await countPeople(tx, organizationId, { ...search, face: "renewal" }),
    };
  });
}
