import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { enrolmentReviews } from "@/db/schema/enrolments";
import { consents, persons } from "@/db/schema/people";
import type { EnrolmentReview } from "@/lib/contracts/enrolment";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { personInReach, reachOf } from "../sections/own-sections";

/** The captures of people in the actor's reach that wait for a decision, the oldest first. */
export async function listEnrolmentReviews(actor: Actor, now: Date): Promise<EnrolmentReview[]> {
  const reach = authorise(actor, "person.enrol");
  const { organizationId } = actor;
  const other = alias(persons, "other");
  return inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const found = await tx
      .select({ review: enrolmentReviews, person: persons, other, giverName: consents.giverName })
      .from(enrolmentReviews)
      .innerJoin(
        persons,
        and(
          eq(persons.organizationId, enrolmentReviews.organizationId),
          eq(persons.id, enrolmentReviews.personId),
        ),
      )
      .innerJoin(
        consents,
        and(
          eq(consents.organizationId, enrolmentReviews.organizationId),
          eq(consents.id, enrolmentReviews.consentId),
        ),
      )
      .leftJoin(
        other,
        and(
          eq(other.organizationId, enrolmentReviews.organizationId),
          eq(other.id, enrolmentReviews.resemblesId),
        ),
      )
      .where(
        and(
          eq(enrolmentReviews.organizationId, organizationId),
          eq(enrolmentReviews.state, "pending"),
          own === null ? undefined : personInReach(organizationId, sql`${enrolmentReviews.personId}`, own),
        ),
      )
      .orderBy(asc(enrolmentReviews.createdAt));
    return found.map((row) => ({
      id: row.review.id,
      person: shown(row.person),
      source: row.review.source,
      resembles: row.other && shown(row.other),
      word: row.review.word,
      giverName: row.giverName,
      createdAt: row.review.createdAt.toISOString(),
    }));
  });
}

const shown = (person: typeof persons.$inferSelect) => ({
  id: person.id,
  name: { ar: person.nameAr, en: person.nameEn },
  number: person.number,
});
