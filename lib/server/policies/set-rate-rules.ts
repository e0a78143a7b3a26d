import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import type { RateRulesInput } from "@/lib/contracts/policies";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";

/** The share that is asked for and how many of the lowest are dropped: rates are computed when they are read, so it holds at once. */
export async function setRateRules(actor: Actor, rules: RateRulesInput, now: Date): Promise<void> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const { atRiskPercent, dropLowest } = await loadOrganization(tx, organizationId);
    await tx.update(organizations).set(rules).where(eq(organizations.id, organizationId));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "organization.rates",
      objectKind: "organization",
      objectId: organizationId,
      before: { atRiskPercent, dropLowest },
      after: rules,
    });
  });
}
