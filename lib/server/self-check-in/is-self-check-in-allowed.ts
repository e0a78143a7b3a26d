import "server-only";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";

/** Whether the organisation lets people check in on devices of their own. */
export async function isSelfCheckInAllowed(actor: Actor): Promise<boolean> {
  authorise(actor, "attendance.view_own");
  const { organizationId } = actor;
  return inOrganization(
    organizationId,
    async (tx) => (await loadOrganization(tx, organizationId)).selfCheckIn,
  );
}
