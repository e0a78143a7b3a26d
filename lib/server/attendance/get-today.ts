import "server-only";
import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { persons } from "@/db/schema/people";
import { classSessions, obligations, sections } from "@/db/schema/sections";
import type { TodayEntry, TodaySession, TodayView } from "@/lib/contracts/today";
import { phaseAt, statusAt } from "@/lib/domain/attendance/phase";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { sectionsInReach } from "../sections/own-sections";
import { ensureSessions, loadOrganization } from "./ensure-sessions";

const PHASE_ORDER = { open: 0, upcoming: 1, ended: 2 };

/** The day's sessions in the actor's reach with everybody expected: open ones first, then upcoming, then the latest that ended. */
export async function getToday(actor: Actor, now: Date): Promise<TodayView> {
  const reach = authorise(actor, "attendance.view");
  return inOrganization(actor.organizationId, async (tx) => {
    const organization = await loadOrganization(tx, actor.organizationId);
    await ensureSessions(tx, organization, now);
    const localDate = localDateOf(now, organization.timeZone);
    const sectionIds = await sectionsInReach(tx, actor, reach, now);
    const found = await loadDay(tx, { organizationId: organization.id, localDate, sectionIds, now });
    const sessions = groupBySession(found, now);
    sessions.sort(
      (a, b) =>
        PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] ||
        (a.phase === "upcoming" ? 1 : -1) * (Date.parse(a.startsAt) - Date.parse(b.startsAt)),
    );
    return { localDate, timeZone: organization.timeZone, serverTime: now.toISOString(), sessions };
  });
}

type DayFilter = { organizationId: string; localDate: string; sectionIds: string[] | null; now: Date };

/** Sessions of the local date, and those of the day before that are still open. */
async function loadDay(tx: Transaction, { organizationId, localDate, sectionIds, now }: DayFilter) {
  return tx
    .select({ session: classSessions, section: sections, person: persons, record: attendanceRecords })
    .from(classSessions)
    .innerJoin(
      sections,
      and(
        eq(sections.organizationId, classSessions.organizationId),
        eq(sections.id, classSessions.sectionId),
      ),
    )
    .leftJoin(
      obligations,
      and(
        eq(obligations.organizationId, classSessions.organizationId),
        eq(obligations.sessionId, classSessions.id),
      ),
    )
    .leftJoin(
      persons,
      and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId)),
    )
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
      ),
    )
    .where(
      and(
        eq(classSessions.organizationId, organizationId),
        or(
          eq(classSessions.localDate, localDate),
          sql`(${classSessions.windowFrom} <= ${now.toISOString()} and ${classSessions.windowTo} >= ${now.toISOString()})`,
        ),
        sectionIds === null ? undefined : inArray(classSessions.sectionId, sectionIds),
      ),
    )
    .orderBy(asc(classSessions.startsAt), asc(classSessions.id), asc(persons.nameEn));
}

function groupBySession(found: Awaited<ReturnType<typeof loadDay>>, now: Date): TodaySession[] {
  const sessions = new Map<string, TodaySession>();
  for (const { session, section, person, record } of found) {
    const window = { windowFrom: session.windowFrom.getTime(), windowTo: session.windowTo.getTime() };
    let group = sessions.get(session.id);
    if (!group) {
      group = {
        id: session.id,
        section: { ar: section.nameAr, en: section.nameEn },
        startsAt: session.startsAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        phase: phaseAt(window, now.getTime()),
        entries: [],
      };
      sessions.set(session.id, group);
    }
    if (person) group.entries.push(entryOf(person, record, statusAt(window, record, now.getTime())));
  }
  return [...sessions.values()];
}

function entryOf(
  person: typeof persons.$inferSelect,
  record: typeof attendanceRecords.$inferSelect | null,
  status: TodayEntry["status"],
): TodayEntry {
  return {
    personId: person.id,
    name: { ar: person.nameAr, en: person.nameEn },
    number: person.number,
    status,
    at: record?.firstIn.toISOString() ?? null,
    lateMinutes: record?.lateMinutes ?? 0,
  };
}
