import "server-only";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import type { RenewalReason } from "@/lib/domain/reference-renewal";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { findPersonSummary } from "./queries";

/** Why the actor's own face reference is to be renewed, or null: also for who has none, which is nobody's fault. */
export async function getOwnRenewal(actor: Actor, now: Date): Promise<RenewalReason | null> {
  authorise(actor, "attendance.view_own");
  const { organizationId, personId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const person = await findPersonSummary(tx, organizationId, { reach: null, personId, today });
    return person?.status === "active" ? person.renewal : null;
  });
}
