import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { persons } from "@/db/schema/people";
import type { PhotoCandidate } from "@/lib/domain/photo-match";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { installedEmbedders } from "../recognition/installed-models";
import { personInReach, reachOf } from "../sections/own-sections";

/** Everybody in the actor's reach whom a photo may show, and whether they have a reference of the present model. */
export async function listPhotoCandidates(
  actor: Actor,
  now: Date,
): Promise<(PhotoCandidate & { hasReference: boolean })[]> {
  const reach = authorise(actor, "person.enrol");
  const { organizationId } = actor;
  const [present] = await installedEmbedders();
  return inOrganization(organizationId, async (tx) => {
    const own = await reachOf(tx, actor, reach, now);
    const found = await tx
      .select({
        id: persons.id,
        number: persons.number,
        nameAr: persons.nameAr,
        nameEn: persons.nameEn,
        // Drizzle would write the bare name of a selected table's column, which the inner table has too.
        hasReference: sql<boolean>`exists (select 1 from ${faceTemplates} t where t.organization_id = ${organizationId}
          and t.person_id = "persons"."id" and t.kind = 'average' and t.model_id = ${present?.modelId ?? ""}
          and t.model_version = ${present?.modelVersion ?? ""})`,
      })
      .from(persons)
      .where(
        and(
          eq(persons.organizationId, organizationId),
          eq(persons.status, "active"),
          own === null ? undefined : personInReach(organizationId, sql`${persons.id}`, own),
        ),
      )
      .orderBy(asc(persons.number));
    return found.map(({ nameAr, nameEn, ...person }) => ({ ...person, name: { ar: nameAr, en: nameEn } }));
  });
}
