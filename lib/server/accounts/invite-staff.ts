import "server-only";
import type { Invited, InviteStaffRequest } from "@/lib/contracts/invitations";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { deliverInvitation } from "./deliver-invitation";
import { writeInvitation } from "./invitation";

/**
 * Invites somebody to the staff by mail, or with a link that is answered this once. An open invitation of the same address, role and unit
 * ends, so inviting again is the way to send it again. Problems: `unit_not_found`, `person_not_found`, `address_of_another` (field email),
 * `too_many_invitations`.
 */
export async function inviteStaff(actor: Actor, input: InviteStaffRequest, now: Date): Promise<Invited> {
  authorise(actor, "role.manage");
  const { organizationId, accountId: invitedBy } = actor;
  const { written, organization } = await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const written = await writeInvitation(tx, { ...input, organizationId, invitedBy }, now);
    const { role, unitId, validFrom, validTo, personId } = written.row;
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "invitation.create",
      objectKind: "invitation",
      objectId: written.row.id,
      after: { role, unitId, validFrom, validTo, personId },
    });
    return { written, organization };
  });
  return deliverInvitation(written, { organization, inviter: actor.name });
}
