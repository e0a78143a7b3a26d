import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { enrolmentReviews } from "@/db/schema/enrolments";
import { faceTemplates } from "@/db/schema/faces";
import { consents } from "@/db/schema/people";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { findPeople } from "../people/queries";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";

/**
 * Withdraws a person's consent to face recognition: their templates are deleted in the same transaction, of every model, and the next
 * search does not find them. A capture that waits for staff is erased too. The consent rows stay, with when they ended; attendance stays too.
 */
export async function withdrawConsent(
  actor: Actor,
  { personId }: { personId: string },
  now: Date,
): Promise<{ templates: number }> {
  const reach = authorise(actor, "consent.withdraw");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const [person] = await findPeople(tx, organizationId, { reach: own, personId });
    if (!person) throw new Problem("not_found", "person_not_found");
    const removed = await tx
      .delete(faceTemplates)
      .where(and(eq(faceTemplates.organizationId, organizationId), eq(faceTemplates.personId, personId)))
      .returning({ id: faceTemplates.id });
    const discarded = await tx
      .update(enrolmentReviews)
      .set({
        state: "refused",
        sealed: null,
        decidedBy: actor.accountId,
        decidedAt: now,
        reason: "withdrawn",
      })
      .where(
        and(
          eq(enrolmentReviews.organizationId, organizationId),
          eq(enrolmentReviews.personId, personId),
          eq(enrolmentReviews.state, "pending"),
        ),
      )
      .returning({ id: enrolmentReviews.id });
    const ended = await tx
      .update(consents)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(consents.organizationId, organizationId),
          eq(consents.personId, personId),
          isNull(consents.withdrawnAt),
        ),
      )
      .returning({ id: consents.id });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "consent.withdraw",
      objectKind: "person",
      objectId: personId,
      after: { consents: ended.length, templates: removed.length, waiting: discarded.length },
    });
    return { templates: removed.length };
  });
}
