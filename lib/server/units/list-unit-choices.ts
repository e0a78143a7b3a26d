import "server-only";
import type { UnitChoice } from "@/lib/contracts/units";
import { inTreeOrder } from "@/lib/domain/units";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { reachOf } from "../sections/own-sections";
import { findUnits } from "./queries";

/** The units in the actor's reach, as the tree is read: to filter by and to choose from. */
export async function listUnitChoices(actor: Actor, now: Date = new Date()): Promise<UnitChoice[]> {
  const reach = authorise(actor, "person.view");
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const found = await findUnits(tx, actor.organizationId);
    const inReach = own === null ? found : found.filter(({ id }) => own.unitIds.includes(id));
    return inTreeOrder(inReach).map(({ id, depth, nameAr, nameEn }) => ({
      id,
      depth,
      name: { ar: nameAr, en: nameEn },
    }));
  });
}
