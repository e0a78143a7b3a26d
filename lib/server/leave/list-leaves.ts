import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { leaves } from "@/db/schema/leave";
import type { LeaveView, listLeavesSchema } from "@/lib/contracts/leave";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { personInReach, reachOf } from "../sections/own-sections";
import { findLeaves } from "./queries";

/** The leave that the actor decides, or that was decided in the same reach. */
export async function listLeaves(
  actor: Actor,
  { state }: z.output<typeof listLeavesSchema>,
  now: Date,
): Promise<LeaveView[]> {
  const reach = authorise(actor, "leave.decide");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const own = await reachOf(tx, actor, reach, now);
    const condition = own === null ? undefined : personInReach(organizationId, sql`${leaves.personId}`, own);
    return findLeaves(tx, organizationId, { state, condition, timeZone });
  });
}
