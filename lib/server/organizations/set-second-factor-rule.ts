import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { organizations } from "@/db/schema/organizations";
import { accounts } from "@/db/schema/people";
import type { secondFactorRuleSchema } from "@/lib/contracts/organizations";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Whether the organisation demands a second factor of its administrators; those without one keep only their own account, at their next
 * request. Problem: `second_factor_first` where the actor has none and would shut himself out.
 */
export async function setSecondFactorRule(
  actor: Actor,
  { required }: z.output<typeof secondFactorRuleSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "organization.manage");
  const { organizationId, accountId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const [account] = await tx
      .select({ totpEnabledAt: accounts.totpEnabledAt })
      .from(accounts)
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
    if (required && !account?.totpEnabledAt) throw new Problem("conflict", "second_factor_first");
    const [before] = await tx
      .select({ required: organizations.requiresSecondFactor })
      .from(organizations)
      .where(eq(organizations.id, organizationId))
      .for("update");
    if (before?.required === required) return;
    await tx
      .update(organizations)
      .set({ requiresSecondFactor: required })
      .where(eq(organizations.id, organizationId));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "organization.second_factor_rule",
      objectKind: "organization",
      objectId: organizationId,
      before,
      after: { required },
    });
  });
}
