import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { enrolmentLinks } from "@/db/schema/enrolments";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { findPersonInReach } from "../people/queries";
import { Problem } from "../problem";
import { newSecretToken } from "../secret-token";
import { reachOf } from "../sections/own-sections";
import { ENROLMENT_LINK_DAYS } from "./enrolment-link";

const DAY_MS = 86_400_000;

/** A link by which a person enrols on their own phone, shown once; an older one of the person ends. Staff confirm the result in person. */
export async function createEnrolmentLink(
  actor: Actor,
  { personId }: { personId: string },
  now: Date,
): Promise<{ token: string; expiresAt: string }> {
  const reach = authorise(actor, "person.enrol");
  const { organizationId } = actor;
  const { token, hash: tokenHash } = newSecretToken(organizationId);
  const expiresAt = new Date(now.getTime() + ENROLMENT_LINK_DAYS * DAY_MS);
  await inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const person = await findPersonInReach(tx, organizationId, { reach: own, personId });
    if (!person) throw new Problem("not_found", "person_not_found");
    await tx
      .update(enrolmentLinks)
      .set({ revokedAt: now })
      .where(
        and(
          eq(enrolmentLinks.organizationId, organizationId),
          eq(enrolmentLinks.personId, personId),
          isNull(enrolmentLinks.usedAt),
          isNull(enrolmentLinks.revokedAt),
        ),
      );
    await tx.insert(enrolmentLinks).values({
      organizationId,
      id: uuidv7(),
      personId,
      tokenHash,
      createdBy: actor.accountId,
      createdAt: now,
      expiresAt,
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "enrolment.invite",
      objectKind: "person",
      objectId: personId,
      after: { expiresAt: expiresAt.toISOString() },
    });
  });
  return { token, expiresAt: expiresAt.toISOString() };
}
