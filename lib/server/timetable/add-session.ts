import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import type { AddSession } from "@/lib/contracts/timetable";
import { expandMeeting, localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { openDue } from "../attendance/open-due";
import { rulebookForRecords } from "../attendance/recompute-records";
import { spanOf } from "../attendance/sync-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { reachOf } from "../sections/own-sections";

/**
 * A meeting outside the timetable, or a second chance for a session that was missed or cancelled. Problems: `section_not_found` (field
 * sectionId), `class_session_not_found`, `makeup_of_other_section` (field makeupOf), `day_is_over` (field localDate), `period_locked`.
 */
export async function addSession(actor: Actor, input: AddSession, now: Date): Promise<{ sessionId: string }> {
  const reach = authorise(actor, "session.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const own = await reachOf(tx, actor, reach, now);
    const { sectionId, localDate } = input;
    const [section] = await tx
      .select()
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId)));
    if (!section || (own && !own.sectionIds.includes(sectionId)))
      throw new Problem("not_found", "section_not_found", "sectionId");
    if (input.makeupOf) await requireMissed(tx, organizationId, { sessionId: input.makeupOf, sectionId });
    const rulebook = await rulebookForRecords(tx, organization);
    const timeZone = rulebook.zoneOf(section.unitId);
    if (localDate < localDateOf(now, timeZone)) throw new Problem("invalid", "day_is_over", "localDate");
    await requireUnlocked(tx, organizationId, [{ unitId: section.unitId, workDate: localDate }]);
    const policy = rulebook.policyFor(
      { unitId: section.unitId, sectionId, shiftTemplateId: null },
      localDate,
    );
    const meeting = expandMeeting(
      {
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        localStart: input.localStart,
        localEnd: input.localEnd,
        validFrom: localDate,
        validTo: null,
        intervalWeeks: 1,
      },
      localDate,
      timeZone,
    );
    if (!meeting) throw new Problem("invalid", "invalid_field", "localDate");
    const sessionId = uuidv7();
    await tx.insert(classSessions).values({
      organizationId,
      id: sessionId,
      sectionId,
      localDate,
      timeZone,
      ...spanOf(meeting, policy),
      room: input.room || null,
      makeupOf: input.makeupOf ?? null,
    });
    await openDue(tx, organizationId, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "timetable.add_session",
      objectKind: "class_session",
      objectId: sessionId,
      after: {
        sectionId,
        localDate,
        from: input.localStart,
        to: input.localEnd,
        makeupOf: input.makeupOf ?? null,
      },
    });
    return { sessionId };
  });
}

async function requireMissed(
  tx: Transaction,
  organizationId: string,
  { sessionId, sectionId }: { sessionId: string; sectionId: string },
): Promise<void> {
  const [missed] = await tx
    .select()
    .from(classSessions)
    .where(and(eq(classSessions.organizationId, organizationId), eq(classSessions.id, sessionId)));
  if (!missed) throw new Problem("not_found", "class_session_not_found", "makeupOf");
  if (missed.sectionId !== sectionId) throw new Problem("invalid", "makeup_of_other_section", "makeupOf");
}
