import "server-only";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { findPersonInReach } from "../people/queries";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";
import { eraseFaces } from "./erase-faces";

/**
 * Withdraws a person's consent to face recognition: their templates are deleted in the same transaction, of every model, and the next
 * search does not find them. A capture that waits for staff is erased too, a link to enrol ends. The consent rows stay, with when they
 * ended; attendance stays too.
 */
export async function withdrawConsent(
  actor: Actor,
  { personId }: { personId: string },
  now: Date,
): Promise<{ templates: number }> {
  const reach = authorise(actor, "consent.withdraw");
  const { organizationId, accountId: decidedBy } = actor;
  return inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const person = await findPersonInReach(tx, organizationId, { reach: own, personId });
    if (!person) throw new Problem("not_found", "person_not_found");
    const erased = await eraseFaces(tx, organizationId, { personIds: [personId], decidedBy, now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "consent.withdraw",
      objectKind: "person",
      objectId: personId,
      after: erased,
    });
    return { templates: erased.templates };
  });
}
