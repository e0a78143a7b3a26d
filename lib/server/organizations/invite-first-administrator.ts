import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { Invited } from "@/lib/contracts/invitations";
import type { inviteFirstAdministratorSchema } from "@/lib/contracts/organizations";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { deliverInvitation } from "../accounts/deliver-invitation";
import { writeInvitation } from "../accounts/invitation";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Invites the first administrator of an organisation once more; once anybody can sign in there, the operator of the platform has no way
 * in any more. Problems: `organization_not_found`, `organization_in_use`.
 */
export async function inviteFirstAdministrator(
  actor: Actor,
  { organizationId, administrator }: z.output<typeof inviteFirstAdministratorSchema>,
  now: Date,
): Promise<Invited> {
  authorise(actor, "organization.create");
  const { written, organization } = await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if ((await tx.$count(accounts, eq(accounts.organizationId, organizationId))) > 0)
      throw new Problem("conflict", "organization_in_use");
    const written = await writeInvitation(
      tx,
      {
        ...administrator,
        organizationId,
        invitedBy: null,
        personId: null,
        role: "administrator",
        unitId: null,
        validFrom: localDateOf(now, organization.timeZone),
        validTo: null,
      },
      now,
    );
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: "invitation.create",
      objectKind: "invitation",
      objectId: written.row.id,
      reason: "platform_operator",
      after: { role: "administrator" },
    });
    return { written, organization };
  });
  return deliverInvitation(written, { organization, inviter: null });
}
