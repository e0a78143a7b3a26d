import "server-only";
import { and, asc, countDistinct, eq, inArray } from "drizzle-orm";
import { faceTemplates } from "@/db/schema/faces";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { SectionSummary } from "@/lib/contracts/people";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { sectionsInReach } from "./own-sections";

/** The sections that the actor may put people into, with how many of their learners have a face reference. */
export async function listSections(actor: Actor, now: Date = new Date()): Promise<SectionSummary[]> {
  const reach = authorise(actor, "person.view");
  return inOrganization(actor.organizationId, async (tx) => {
    const ids = await sectionsInReach(tx, actor, reach, now);
    const found = await tx
      .select({
        section: sections,
        memberCount: countDistinct(sectionMembers.personId),
        enrolledCount: countDistinct(faceTemplates.personId),
      })
      .from(sections)
      .leftJoin(
        sectionMembers,
        and(
          eq(sectionMembers.organizationId, sections.organizationId),
          eq(sectionMembers.sectionId, sections.id),
          eq(sectionMembers.role, "learner"),
        ),
      )
      .leftJoin(
        faceTemplates,
        and(
          eq(faceTemplates.organizationId, sectionMembers.organizationId),
          eq(faceTemplates.personId, sectionMembers.personId),
        ),
      )
      .where(
        and(
          eq(sections.organizationId, actor.organizationId),
          ids === null ? undefined : inArray(sections.id, ids),
        ),
      )
      .groupBy(sections.organizationId, sections.id)
      .orderBy(asc(sections.nameEn));
    return found.map(({ section, memberCount, enrolledCount }) => ({
      id: section.id,
      name: { ar: section.nameAr, en: section.nameEn },
      memberCount,
      enrolledCount,
    }));
  });
}
