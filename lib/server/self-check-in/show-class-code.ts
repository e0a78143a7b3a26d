import "server-only";
import { and, count, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import type { ClassCodeView } from "@/lib/contracts/self-check-in";
import { CLASS_CODE_STEP_MS, classCodeTimeLeft } from "@/lib/domain/class-code";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { sectionsInReach } from "../sections/own-sections";
import { classCodeNow } from "./class-code";

/**
 * The code of a session for the screen of its room; of one's own sections only. Problems: `class_session_not_found` for any other session and a
 * cancelled one, `self_check_in_off` where the organisation does not use it.
 */
export async function showClassCode(actor: Actor, sessionId: string, now: Date): Promise<ClassCodeView> {
  const reach = authorise(actor, "attendance.view");
  if (!z.uuid().safeParse(sessionId).success) throw new Problem("not_found", "class_session_not_found");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if (!organization.selfCheckIn) throw new Problem("not_found", "self_check_in_off");
    await ensureSessions(tx, organization, now);
    const own = await sectionsInReach(tx, actor, reach, now);
    const found = await findSession(tx, organizationId, sessionId);
    if (!found || (own !== null && !own.includes(found.session.sectionId)))
      throw new Problem("not_found", "class_session_not_found");
    const { session, section } = found;
    const isOpen = session.windowFrom <= now && now <= session.windowTo;
    const code = {
      digits: classCodeNow({ organizationId, sessionId }, now),
      leftMs: classCodeTimeLeft(now.getTime()),
      stepMs: CLASS_CODE_STEP_MS,
    };
    return {
      sessionId,
      title: { ar: section.nameAr, en: section.nameEn },
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      timeZone: session.timeZone,
      code: isOpen ? code : null,
      opensAt: now < session.windowFrom ? session.windowFrom.toISOString() : null,
      ...(await countArrivals(tx, organizationId, sessionId)),
    };
  });
}

async function findSession(tx: Transaction, organizationId: string, sessionId: string) {
  const [found] = await tx
    .select({ session: classSessions, section: sections })
    .from(classSessions)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, classSessions.organizationId),
        eq(sections.id, classSessions.sectionId),
      ),
    )
    .where(
      and(
        eq(classSessions.organizationId, organizationId),
        eq(classSessions.id, sessionId),
        eq(classSessions.state, "scheduled"),
      ),
    );
  return found ?? null;
}

async function countArrivals(
  tx: Transaction,
  organizationId: string,
  sessionId: string,
): Promise<{ arrived: number; expected: number }> {
  const [row] = await tx
    .select({
      expected: count(),
      arrived: sql<number>`count(*) filter (where ${attendanceRecords.presence} = 'present')`.mapWith(Number),
    })
    .from(obligations)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
      ),
    )
    .where(and(eq(obligations.organizationId, organizationId), eq(obligations.sessionId, sessionId)));
  return { arrived: row?.arrived ?? 0, expected: row?.expected ?? 0 };
}
