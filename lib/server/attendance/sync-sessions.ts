import "server-only";
import { and, eq, gte, inArray, isNotNull, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { terms } from "@/db/schema/courses";
import { sections } from "@/db/schema/sections";
import { classSessions, meetingPatterns } from "@/db/schema/timetable";
import { expandMeetingOn, shiftDate } from "@/lib/domain/attendance/schedule";
import type { Transaction } from "../database";
import type { Rulebook } from "./rulebook";

const MINUTE = 60_000;
const BATCH = 1_000;

/** How many sessions an adjustment made, took away and moved. */
export type SessionChanges = { added: number; removed: number; moved: number };

/** Dates (ISO, both included) to bring in line. What would have been over by `notBefore` is not made afterwards: nobody was told of it. */
export type ScheduleDates = { from: string; to: string; notBefore: Date };

type Planned = Omit<typeof classSessions.$inferInsert, "id">;
type SessionRow = typeof classSessions.$inferSelect;

/**
 * Makes the sessions of these dates (ISO, both included) what timetable, calendar and policies say. A session that has opened or was
 * cancelled stays as it is; running it again changes nothing.
 */
export async function syncSessions(
  tx: Transaction,
  rulebook: Rulebook,
  dates: ScheduleDates,
): Promise<SessionChanges> {
  const planned = await planSessions(tx, rulebook, dates);
  const { id: organizationId } = rulebook.organization;
  const existing = await tx
    .select()
    .from(classSessions)
    .where(
      and(
        eq(classSessions.organizationId, organizationId),
        isNotNull(classSessions.patternId),
        gte(classSessions.localDate, dates.from),
        lte(classSessions.localDate, dates.to),
      ),
    );
  const keyOf = ({ patternId, localDate }: { patternId?: string | null; localDate: string }) =>
    `${patternId} ${localDate}`;
  const known = new Map(existing.map((session) => [keyOf(session), session]));
  const wanted = new Map(planned.map((plan) => [keyOf(plan), plan]));
  const added = planned.filter((plan) => !known.has(keyOf(plan)) && plan.windowTo >= dates.notBefore);
  for (let i = 0; i < added.length; i += BATCH) {
    const values = added.slice(i, i + BATCH).map((plan) => ({ ...plan, id: uuidv7() }));
    await tx.insert(classSessions).values(values).onConflictDoNothing();
  }
  const open = existing.filter(({ openedAt, state }) => openedAt === null && state === "scheduled");
  const gone = open.filter((session) => !wanted.has(keyOf(session)));
  await removeSessions(tx, organizationId, gone);
  let moved = 0;
  for (const session of open) {
    const plan = wanted.get(keyOf(session));
    if (!plan || isSame(session, plan)) continue;
    moved += 1;
    await tx
      .update(classSessions)
      .set(plan)
      .where(and(eq(classSessions.organizationId, organizationId), eq(classSessions.id, session.id)));
  }
  return { added: added.length, removed: gone.length, moved };
}

/** What the timetable says of these dates: the sessions of every pattern (of one section, where given), as they would be stored. */
export async function planSessions(
  tx: Transaction,
  rulebook: Rulebook,
  dates: { from: string; to: string },
  sectionId?: string,
): Promise<Planned[]> {
  const { id: organizationId } = rulebook.organization;
  const patterns = await tx
    .select({ pattern: meetingPatterns, unitId: sections.unitId, term: terms })
    .from(meetingPatterns)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, meetingPatterns.organizationId),
        eq(sections.id, meetingPatterns.sectionId),
      ),
    )
    .leftJoin(terms, and(eq(terms.organizationId, sections.organizationId), eq(terms.id, sections.termId)))
    .where(
      and(
        eq(meetingPatterns.organizationId, organizationId),
        lte(meetingPatterns.validFrom, dates.to),
        sectionId === undefined ? undefined : eq(meetingPatterns.sectionId, sectionId),
      ),
    );
  const planned: Planned[] = [];
  for (const { pattern, unitId, term } of patterns) {
    const { sectionId: meets, room } = pattern;
    const timeZone = pattern.timeZone ?? rulebook.zoneOf(unitId);
    for (let localDate = dates.from; localDate <= dates.to; localDate = shiftDate(localDate, 1)) {
      if (term && (localDate < term.startsOn || localDate > term.endsOn)) continue;
      const calendarDay = rulebook.calendarDay({ unitId, sectionId: meets }, localDate);
      const meeting = expandMeetingOn(pattern, { localDate, timeZone, calendarDay });
      if (!meeting) continue;
      const place = { unitId, sectionId: meets, shiftTemplateId: null };
      planned.push({
        organizationId,
        sectionId: meets,
        patternId: pattern.id,
        localDate,
        timeZone,
        room,
        ...spanOf(meeting, rulebook.policyFor(place, localDate)),
      });
    }
  }
  return planned;
}

/** The columns of an instant range with the window that its policy gives it. */
export function spanOf(
  meeting: { startsAt: number; endsAt: number },
  { policy, policyId, version }: ReturnType<Rulebook["policyFor"]>,
) {
  return {
    startsAt: new Date(meeting.startsAt),
    endsAt: new Date(meeting.endsAt),
    windowFrom: new Date(meeting.startsAt - policy.windowBeforeMinutes * MINUTE),
    windowTo: new Date(meeting.endsAt + policy.windowAfterMinutes * MINUTE),
    policyId,
    policyVersion: version,
  };
}

async function removeSessions(tx: Transaction, organizationId: string, gone: SessionRow[]): Promise<void> {
  for (let i = 0; i < gone.length; i += BATCH) {
    const ids = gone.slice(i, i + BATCH).map(({ id }) => id);
    await tx
      .delete(classSessions)
      .where(and(eq(classSessions.organizationId, organizationId), inArray(classSessions.id, ids)));
  }
}

function isSame(session: SessionRow, plan: Planned): boolean {
  const fields = ["startsAt", "endsAt", "windowFrom", "windowTo"] as const;
  return (
    fields.every((field) => session[field].getTime() === plan[field].getTime()) &&
    session.timeZone === plan.timeZone &&
    session.room === (plan.room ?? null) &&
    session.policyId === (plan.policyId ?? null) &&
    session.policyVersion === plan.policyVersion
  );
}
