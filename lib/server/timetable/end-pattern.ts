import "server-only";
import { and, eq } from "drizzle-orm";
import { meetingPatterns } from "@/db/schema/timetable";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Ends a meeting of the timetable: it is held on no date from `from` on. One that would end before it began is taken out whole, if it has
 * not begun. Problems: `pattern_not_found`, `day_is_over` (field from).
 */
export async function endPattern(
  actor: Actor,
  { patternId, from }: { patternId: string; from: string },
  now: Date,
): Promise<{ sessionsRemoved: number }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const own = and(eq(meetingPatterns.organizationId, organizationId), eq(meetingPatterns.id, patternId));
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const [pattern] = await tx.select().from(meetingPatterns).where(own);
    if (!pattern) throw new Problem("not_found", "pattern_not_found", "patternId");
    const today = localDateOf(now, organization.timeZone);
    if (from < today) throw new Problem("invalid", "day_is_over", "from");
    // Emptied rather than deleted where it has not begun: sessions and the audit log may name it.
    const ends = from > pattern.validFrom ? { validTo: from } : { weekdays: [] as number[], validTo: null };
    await tx.update(meetingPatterns).set(ends).where(own);
    const { removed } = await rescheduleFrom(tx, organization, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.end_pattern",
      objectKind: "pattern",
      objectId: patternId,
      before: { validTo: pattern.validTo },
      after: { from },
    });
    return { sessionsRemoved: removed };
  });
}
