import "server-only";
import { and, asc, countDistinct, eq, gt, isNull, lte, or } from "drizzle-orm";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { PlacedSection } from "@/lib/contracts/units";
import type { Transaction } from "../database";

/** Every section with its unit and how many learn in it on a local date. */
export async function findPlacedSections(
  tx: Transaction,
  organizationId: string,
  today: string,
): Promise<PlacedSection[]> {
  const found = await tx
    .select({ section: sections, learnerCount: countDistinct(sectionMembers.personId) })
    .from(sections)
    .leftJoin(
      sectionMembers,
      and(
        eq(sectionMembers.organizationId, sections.organizationId),
        eq(sectionMembers.sectionId, sections.id),
        eq(sectionMembers.role, "learner"),
        lte(sectionMembers.validFrom, today),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, today)),
      ),
    )
    .where(eq(sections.organizationId, organizationId))
    .groupBy(sections.organizationId, sections.id)
    .orderBy(asc(sections.nameEn));
  return found.map(({ section: { id, unitId, nameAr, nameEn }, learnerCount }) => ({
    id,
    unitId,
    name: { ar: nameAr, en: nameEn },
    learnerCount,
  }));
}
