import "server-only";
import type { RolesView } from "@/lib/contracts/roles";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { findRoleHolders, type HolderFilter } from "./queries";

/** Who is what where from when to when: one person's roles, or those of everybody who ever did more than take part. */
export async function listRoleHolders(
  actor: Actor,
  filter: HolderFilter,
  now: Date = new Date(),
): Promise<RolesView> {
  authorise(actor, "role.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    return {
      today: localDateOf(now, timeZone),
      holders: await findRoleHolders(tx, organizationId, filter),
    };
  });
}
