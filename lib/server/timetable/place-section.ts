import "server-only";
import { and, eq } from "drizzle-orm";
import { courses, terms } from "@/db/schema/courses";
import { sections } from "@/db/schema/sections";
import type { PlaceSection } from "@/lib/contracts/timetable";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";

/**
 * Says of which course a section is and in which term it meets; its sessions that have not opened follow. Problems: `section_not_found`,
 * `course_not_found`, `term_not_found`.
 */
export async function placeSection(
  actor: Actor,
  { sectionId, ...said }: PlaceSection,
  now: Date,
): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const own = and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId));
  await inOrganization(organizationId, async (tx) => {
    await requireParts(tx, organizationId, said);
    const [before] = await tx.select().from(sections).where(own);
    if (!before) throw new Problem("not_found", "section_not_found", "sectionId");
    await tx.update(sections).set(said).where(own);
    await rescheduleFrom(tx, await loadOrganization(tx, organizationId), now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.save_section",
      objectKind: "section",
      objectId: sectionId,
      before: { courseId: before.courseId, termId: before.termId },
      after: said,
    });
  });
}

async function requireParts(
  tx: Transaction,
  organizationId: string,
  { courseId, termId }: Pick<PlaceSection, "courseId" | "termId">,
): Promise<void> {
  if (courseId !== null) {
    const [course] = await tx
      .select({ id: courses.id })
      .from(courses)
      .where(and(eq(courses.organizationId, organizationId), eq(courses.id, courseId)));
    if (!course) throw new Problem("not_found", "course_not_found", "courseId");
  }
  if (termId !== null) {
    const [term] = await tx
      .select({ id: terms.id })
      .from(terms)
      .where(and(eq(terms.organizationId, organizationId), eq(terms.id, termId)));
    if (!term) throw new Problem("not_found", "term_not_found", "termId");
  }
}
