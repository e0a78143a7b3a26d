import "server-only";
import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { courses, terms } from "@/db/schema/courses";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import { calendarDays, classSessions, meetingPatterns } from "@/db/schema/timetable";
import type { ReadTimetable, TimetableSession, TimetableView } from "@/lib/contracts/timetable";
import { addDays, datesOf, weekOf, weekStartAfter } from "@/lib/domain/attendance/date-range";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { loadRulebook, type Rulebook } from "../attendance/rulebook";
import { planSessions } from "../attendance/sync-sessions";
import { inOrganization, type Transaction } from "../database";
import { sectionsInReach, unitsBelow } from "../sections/own-sections";

type SectionRow = typeof sections.$inferSelect;

/** A week of the timetable with what it is made from: of everything in reach, one unit with all below it, or one section. */
export async function getTimetable(actor: Actor, input: ReadTimetable, now: Date): Promise<TimetableView> {
  const reach = authorise(actor, "attendance.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    await ensureSessions(tx, organization, now);
    const today = localDateOf(now, organization.timeZone);
    const weekStart = weekStartAfter(organization.weekendDays);
    const from = input.from ?? weekOf(today, weekStart).from;
    const dates = { from, to: addDays(from, 6) };
    const own = await sectionsInReach(tx, actor, reach, now);
    const shown = await findSections(tx, organizationId, { own, ...input });
    const ids = shown.map(({ id }) => id);
    const rulebook = await loadRulebook(tx, organization, dates);
    const counts = await countMembers(tx, organizationId, { ids, today });
    return {
      from,
      today,
      weekStart,
      weekendDays: organization.weekendDays,
      days: await findDays(tx, organizationId, dates),
      sessions: await findSessions(tx, rulebook, { shown, dates }),
      patterns: await findPatterns(tx, organizationId, { shown, today }),
      sections: shown.map(({ id, nameAr, nameEn, unitId, courseId, termId }) => ({
        id,
        name: { ar: nameAr, en: nameEn },
        unitId,
        courseId,
        termId,
        memberCount: counts.get(id) ?? 0,
      })),
      terms: (
        await tx
          .select()
          .from(terms)
          .where(eq(terms.organizationId, organizationId))
          .orderBy(asc(terms.startsOn))
      ).map(({ id, nameAr, nameEn, startsOn, endsOn }) => ({
        id,
        name: { ar: nameAr, en: nameEn },
        startsOn,
        endsOn,
      })),
      courses: (
        await tx
          .select()
          .from(courses)
          .where(eq(courses.organizationId, organizationId))
          .orderBy(asc(courses.code))
      ).map(({ id, code, nameAr, nameEn }) => ({ id, code, name: { ar: nameAr, en: nameEn } })),
    };
  });
}

/** The dates of a week with what the whole organisation's calendar says of them. */
async function findDays(tx: Transaction, organizationId: string, dates: { from: string; to: string }) {
  const said = await tx
    .select()
    .from(calendarDays)
    .where(
      and(
        eq(calendarDays.organizationId, organizationId),
        isNull(calendarDays.unitId),
        isNull(calendarDays.sectionId),
        gte(calendarDays.localDate, dates.from),
        lte(calendarDays.localDate, dates.to),
      ),
    );
  return datesOf(dates).map((date) => {
    const day = said.find(({ localDate }) => localDate === date);
    return {
      date,
      calendar: day ? { kind: day.kind, name: { ar: day.nameAr, en: day.nameEn } } : null,
    };
  });
}

async function findSections(
  tx: Transaction,
  organizationId: string,
  { own, sectionId, unitId }: { own: string[] | null; sectionId?: string; unitId?: string },
): Promise<SectionRow[]> {
  const below = unitId ? await unitsBelow(tx, organizationId, [unitId]) : null;
  return tx
    .select()
    .from(sections)
    .where(
      and(
        eq(sections.organizationId, organizationId),
        own === null ? undefined : inArray(sections.id, own),
        sectionId ? eq(sections.id, sectionId) : undefined,
        below === null ? undefined : inArray(sections.unitId, below),
      ),
    )
    .orderBy(asc(sections.nameEn));
}

type Week = { shown: readonly SectionRow[]; dates: { from: string; to: string } };

/** The sessions of a week: those that stand ready, and beyond the horizon what the timetable says today. */
async function findSessions(tx: Transaction, rulebook: Rulebook, week: Week): Promise<TimetableSession[]> {
  const { id: organizationId, scheduledThrough } = rulebook.organization;
  const { shown, dates } = week;
  const ids = shown.map(({ id }) => id);
  if (ids.length === 0) return [];
  const stored = await tx
    .select()
    .from(classSessions)
    .where(
      and(
        eq(classSessions.organizationId, organizationId),
        inArray(classSessions.sectionId, ids),
        gte(classSessions.localDate, dates.from),
        lte(classSessions.localDate, dates.to),
      ),
    );
  const planned = (await planSessions(tx, rulebook, dates)).filter(
    (plan) =>
      ids.includes(plan.sectionId) && (scheduledThrough === null || plan.localDate > scheduledThrough),
  );
  const names = new Map(shown.map((section) => [section.id, section]));
  const courseNames = await namesOfCourses(tx, organizationId);
  const teachers = await teachersOf(tx, organizationId, { ids, today: dates.to });
  const told = (session: Partial<typeof classSessions.$inferSelect> & (typeof planned)[number]) => {
    const section = names.get(session.sectionId);
    return {
      sessionId: session.id ?? null,
      patternId: session.patternId ?? null,
      sectionId: session.sectionId,
      section: { ar: section?.nameAr ?? "", en: section?.nameEn ?? "" },
      course: courseNames.get(section?.courseId ?? "") ?? null,
      teachers: teachers.get(session.sectionId) ?? [],
      localDate: session.localDate,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      timeZone: session.timeZone,
      room: session.room ?? null,
      state: session.state ?? ("scheduled" as const),
      cancelReason: session.cancelReason ?? null,
      makeupOf: session.makeupOf ?? null,
      isAdHoc: !session.patternId,
    };
  };
  return [...stored, ...planned].map(told).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

async function namesOfCourses(tx: Transaction, organizationId: string) {
  const found = await tx.select().from(courses).where(eq(courses.organizationId, organizationId));
  return new Map(found.map(({ id, nameAr, nameEn }) => [id, { ar: nameAr, en: nameEn }]));
}

const isMemberOn = (today: string) =>
  and(
    lte(sectionMembers.validFrom, today),
    or(sql`${sectionMembers.validTo} is null`, sql`${sectionMembers.validTo} > ${today}`),
  );

async function teachersOf(
  tx: Transaction,
  organizationId: string,
  { ids, today }: { ids: string[]; today: string },
) {
  const found = await tx
    .select({ sectionId: sectionMembers.sectionId, nameAr: persons.nameAr, nameEn: persons.nameEn })
    .from(sectionMembers)
    .innerJoin(
      persons,
      and(eq(persons.organizationId, sectionMembers.organizationId), eq(persons.id, sectionMembers.personId)),
    )
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        inArray(sectionMembers.sectionId, ids),
        eq(sectionMembers.role, "teacher"),
        isMemberOn(today),
      ),
    )
    .orderBy(asc(persons.nameEn));
  const bySection = new Map<string, { ar: string; en: string }[]>();
  for (const { sectionId, nameAr, nameEn } of found)
    bySection.set(sectionId, [...(bySection.get(sectionId) ?? []), { ar: nameAr, en: nameEn }]);
  return bySection;
}

async function countMembers(
  tx: Transaction,
  organizationId: string,
  { ids, today }: { ids: string[]; today: string },
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({
      sectionId: sectionMembers.sectionId,
      count: sql<number>`count(distinct ${sectionMembers.personId})::int`,
    })
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        inArray(sectionMembers.sectionId, ids),
        eq(sectionMembers.role, "learner"),
        isMemberOn(today),
      ),
    )
    .groupBy(sectionMembers.sectionId);
  return new Map(found.map(({ sectionId, count }) => [sectionId, count]));
}

/** The patterns of these sections that still meet. */
async function findPatterns(
  tx: Transaction,
  organizationId: string,
  { shown, today }: { shown: readonly SectionRow[]; today: string },
) {
  const names = new Map(shown.map(({ id, nameAr, nameEn }) => [id, { ar: nameAr, en: nameEn }]));
  if (names.size === 0) return [];
  const found = await tx
    .select()
    .from(meetingPatterns)
    .where(
      and(
        eq(meetingPatterns.organizationId, organizationId),
        inArray(meetingPatterns.sectionId, [...names.keys()]),
        or(sql`${meetingPatterns.validTo} is null`, sql`${meetingPatterns.validTo} > ${today}`),
        sql`jsonb_array_length(${meetingPatterns.weekdays}) > 0`,
      ),
    )
    .orderBy(asc(meetingPatterns.localStart), asc(meetingPatterns.id));
  return found.map(({ organizationId: _, ...pattern }) => ({
    ...pattern,
    section: names.get(pattern.sectionId) ?? { ar: "", en: "" },
    localStart: pattern.localStart.slice(0, 5),
    localEnd: pattern.localEnd.slice(0, 5),
  }));
}
