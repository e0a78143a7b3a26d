import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { sections } from "@/db/schema/sections";
import { meetingPatterns } from "@/db/schema/timetable";
import type { SavePattern } from "@/lib/contracts/timetable";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * A new meeting of the timetable, or other times, days or room of one from today on: what has opened stays as it was. A pattern that has
 * begun keeps its first date and section, so that the past is not rewritten. Problems: `section_not_found`, `pattern_not_found`,
 * `pattern_has_begun` (field validFrom or sectionId).
 */
export async function savePattern(
  actor: Actor,
  { id: known, ...said }: SavePattern,
  now: Date,
): Promise<{ id: string; sessionsAdded: number; sessionsRemoved: number; sessionsMoved: number }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const id = known ?? uuidv7();
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const [section] = await tx
      .select({ id: sections.id })
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), eq(sections.id, said.sectionId)));
    if (!section) throw new Problem("not_found", "section_not_found", "sectionId");
    const own = and(eq(meetingPatterns.organizationId, organizationId), eq(meetingPatterns.id, id));
    const [before] = await tx.select().from(meetingPatterns).where(own);
    if (known && !before) throw new Problem("not_found", "pattern_not_found", "id");
    if (before && before.validFrom <= localDateOf(now, organization.timeZone)) {
      if (said.validFrom !== before.validFrom)
        throw new Problem("conflict", "pattern_has_begun", "validFrom");
      if (said.sectionId !== before.sectionId)
        throw new Problem("conflict", "pattern_has_begun", "sectionId");
    }
    const values = { ...said, room: said.room || null };
    if (before) await tx.update(meetingPatterns).set(values).where(own);
    else await tx.insert(meetingPatterns).values({ ...values, organizationId, id });
    const { added, removed, moved } = await rescheduleFrom(tx, organization, now);
    const { organizationId: _, ...earlier } = before ?? {};
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.save_pattern",
      objectKind: "pattern",
      objectId: id,
      before: before && earlier,
      after: values,
    });
    return { id, sessionsAdded: added, sessionsRemoved: removed, sessionsMoved: moved };
  });
}
