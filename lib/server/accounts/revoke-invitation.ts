import "server-only";
import { and, eq } from "drizzle-orm";
import { invitations } from "@/db/schema/credentials";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { isOpen } from "./invitation";

/** Ends an open invitation: its link opens nothing any more. Problem: `invitation_ended` when it was not open. */
export async function revokeInvitation(
  actor: Actor,
  { invitationId }: { invitationId: string },
  now: Date,
): Promise<void> {
  authorise(actor, "role.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const ended = await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(...isOpen(organizationId, now), eq(invitations.id, invitationId)))
      .returning({ id: invitations.id });
    if (ended.length !== 1) throw new Problem("not_found", "invitation_ended");
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "invitation.revoke",
      objectKind: "invitation",
      objectId: invitationId,
    });
  });
}
