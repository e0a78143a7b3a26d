import "server-only";
import { and, eq } from "drizzle-orm";
import { sections } from "@/db/schema/sections";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Transaction } from "../database";

/** What an obligation is of, in words: its section, its shift, or attendance that nobody expected. */
export async function titleOf(
  tx: Transaction,
  organizationId: string,
  { sectionId, assignmentId }: { sectionId: string | null; assignmentId: string | null },
): Promise<Bilingual> {
  if (sectionId) {
    const [section] = await tx
      .select({ ar: sections.nameAr, en: sections.nameEn })
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)));
    if (section) return section;
  }
  if (assignmentId) {
    const [template] = await tx
      .select({ ar: shiftTemplates.nameAr, en: shiftTemplates.nameEn })
      .from(shiftAssignments)
      .innerJoin(
        shiftTemplates,
        and(
          eq(shiftTemplates.organizationId, shiftAssignments.organizationId),
          eq(shiftTemplates.id, shiftAssignments.templateId),
        ),
      )
      .where(and(eq(shiftAssignments.organizationId, organizationId), eq(shiftAssignments.id, assignmentId)));
    if (template) return template;
  }
  return ACTIVITY;
}

/** Attendance outside every session and shift. */
export const ACTIVITY: Bilingual = { ar: "خارج الجدول", en: "Outside the timetable" };
