import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";

/** Whether people may check in on devices of their own; off, open tries end at their next step. */
export async function setSelfCheckInRule(
  actor: Actor,
  { allowed }: { allowed: boolean },
  now: Date,
): Promise<void> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const [before] = await tx
      .select({ allowed: organizations.selfCheckIn })
      .from(organizations)
      .where(eq(organizations.id, organizationId))
      .for("update");
    if (before?.allowed === allowed) return;
    await tx.update(organizations).set({ selfCheckIn: allowed }).where(eq(organizations.id, organizationId));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "organization.self_check_in_rule",
      objectKind: "organization",
      objectId: organizationId,
      before,
      after: { allowed },
    });
  });
}
