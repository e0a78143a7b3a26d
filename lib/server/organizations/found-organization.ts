import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { organizations } from "@/db/schema/organizations";
import type { Invited } from "@/lib/contracts/invitations";
import type { foundOrganizationSchema } from "@/lib/contracts/organizations";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { deliverInvitation } from "../accounts/deliver-invitation";
import { writeInvitation } from "../accounts/invitation";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { addDefaultLeaveTypes } from "../leave/add-default-leave-types";

/**
 * A new, empty organisation, made by the operator of the platform, whose first administrator is invited by mail or by a link that is
 * answered this once. From then on the operator sees nothing of it. It stands in the audit log of both: the new one's, and that of the
 * organisation in which the operator has the account.
 */
export async function foundOrganization(
  actor: Actor,
  { administrator, ...organization }: z.output<typeof foundOrganizationSchema>,
  now: Date,
): Promise<{ organizationId: string; invited: Invited }> {
  authorise(actor, "organization.create");
  const organizationId = uuidv7();
  const written = await inOrganization(organizationId, async (tx) => {
    await tx.insert(organizations).values({ ...organization, id: organizationId, createdAt: now });
    await addDefaultLeaveTypes(tx, organizationId);
    const invitation = await writeInvitation(
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
      action: "organization.create",
      objectKind: "organization",
      objectId: organizationId,
      reason: "platform_operator",
      after: { nameEn: organization.nameEn, invitationId: invitation.row.id },
    });
    return invitation;
  });
  await inOrganization(actor.organizationId, (tx) =>
    recordAudit(tx, actor.organizationId, {
      by: actor,
      at: now,
      action: "organization.found",
      objectKind: "other_organization",
      objectId: organizationId,
      after: { nameAr: organization.nameAr, nameEn: organization.nameEn, timeZone: organization.timeZone },
    }),
  );
  return { organizationId, invited: await deliverInvitation(written, { organization, inviter: null }) };
}
