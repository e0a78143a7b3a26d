import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { courses } from "@/db/schema/courses";
import type { SaveCourse } from "@/lib/contracts/timetable";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** A new course, or other names of one. Problems: `course_not_found`, `course_code_taken` (field code). */
export async function saveCourse(
  actor: Actor,
  { id: known, ...said }: SaveCourse,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const id = known ?? uuidv7();
  await inOrganization(organizationId, async (tx) => {
    const [namesake] = await tx
      .select({ id: courses.id })
      .from(courses)
      .where(and(eq(courses.organizationId, organizationId), eq(courses.code, said.code)));
    if (namesake && namesake.id !== id) throw new Problem("conflict", "course_code_taken", "code");
    const own = and(eq(courses.organizationId, organizationId), eq(courses.id, id));
    const [before] = await tx.select().from(courses).where(own);
    if (known && !before) throw new Problem("not_found", "course_not_found", "id");
    if (before) await tx.update(courses).set(said).where(own);
    else await tx.insert(courses).values({ ...said, organizationId, id });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.save_course",
      objectKind: "course",
      objectId: id,
      before: before && { code: before.code, nameEn: before.nameEn },
      after: said,
    });
  });
  return { id };
}
