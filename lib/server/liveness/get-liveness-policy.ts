import "server-only";
import type { LivenessPolicy } from "@/lib/domain/liveness/challenge-policy";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { policyOf } from "./policy-of";

/** When the organisation's kiosks ask for active steps, and for which. */
export async function getLivenessPolicy(actor: Actor): Promise<LivenessPolicy> {
  authorise(actor, "policy.manage");
  return inOrganization(actor.organizationId, async (tx) =>
    policyOf(await loadOrganization(tx, actor.organizationId)),
  );
}
