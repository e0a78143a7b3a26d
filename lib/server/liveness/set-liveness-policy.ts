import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import type { LivenessPolicy } from "@/lib/domain/liveness/challenge-policy";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { policyOf } from "./policy-of";

/** Sets when kiosks ask for active steps, and for which. In force from the next challenge. */
export async function setLivenessPolicy(actor: Actor, policy: LivenessPolicy, now: Date): Promise<void> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const before = policyOf(await loadOrganization(tx, organizationId));
    await tx
      .update(organizations)
      .set({ livenessPolicy: policy })
      .where(eq(organizations.id, organizationId));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "organization.liveness",
      objectKind: "organization",
      objectId: organizationId,
      before,
      after: policy,
    });
  });
}
