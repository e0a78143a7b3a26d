import "server-only";
import type { z } from "zod";
import { obligations } from "@/db/schema/obligations";
import type { CorrectionView, listCorrectionsSchema } from "@/lib/contracts/corrections";
import { type Actor, authorise } from "../actor";
import { heldBy } from "../attendance/attendance-scope";
import { inOrganization } from "../database";
import { reachOf } from "../sections/own-sections";
import { findCorrections } from "./queries";

/** The requests that the actor decides, or decided ones of the same reach. */
export async function listCorrections(
  actor: Actor,
  { state }: z.output<typeof listCorrectionsSchema>,
  now: Date,
): Promise<CorrectionView[]> {
  const reach = authorise(actor, "correction.decide");
  return inOrganization(actor.organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    return findCorrections(tx, actor.organizationId, { state, condition: heldBy(obligations, own) });
  });
}
