import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { enrolmentLinks, enrolmentReviews } from "@/db/schema/enrolments";
import { faceTemplates } from "@/db/schema/faces";
import { consents } from "@/db/schema/people";
import type { Transaction } from "../database";
import { deletePins } from "../pins/queries";

type Erasure = { personIds: readonly string[]; decidedBy: string; now: Date };

/** How much was erased: templates, consents that ended with them, captures that waited for staff. */
export type ErasedFaces = { templates: number; consents: number; waiting: number };

/**
 * Deletes the templates of people, of every model, with the captures that wait for staff and the PINs, which serve beside a face only; ends
 * their consents and open links for enrolment. The next search does not find them.
 */
export async function eraseFaces(
  tx: Transaction,
  organizationId: string,
  { personIds, decidedBy, now }: Erasure,
): Promise<ErasedFaces> {
  const ids = [...personIds];
  const removed = await tx
    .delete(faceTemplates)
    .where(and(eq(faceTemplates.organizationId, organizationId), inArray(faceTemplates.personId, ids)))
    .returning({ id: faceTemplates.id });
  await deletePins(tx, organizationId, ids);
  const discarded = await tx
    .update(enrolmentReviews)
    .set({ state: "refused", sealed: null, decidedBy, decidedAt: now, reason: "withdrawn" })
    .where(
      and(
        eq(enrolmentReviews.organizationId, organizationId),
        inArray(enrolmentReviews.personId, ids),
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
        inArray(consents.personId, ids),
        isNull(consents.withdrawnAt),
      ),
    )
    .returning({ id: consents.id });
  await tx
    .update(enrolmentLinks)
    .set({ revokedAt: now })
    .where(
      and(
        eq(enrolmentLinks.organizationId, organizationId),
        inArray(enrolmentLinks.personId, ids),
        isNull(enrolmentLinks.usedAt),
        isNull(enrolmentLinks.revokedAt),
      ),
    );
  return { templates: removed.length, consents: ended.length, waiting: discarded.length };
}
