import "server-only";
import { and, eq, gt, gte, isNull, lte, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { organizations } from "@/db/schema/organizations";
import { classSessions, meetingPatterns, obligations, sectionMembers } from "@/db/schema/sections";
import { expandMeeting, localDateOf, shiftDate } from "@/lib/domain/attendance/schedule";
import type { Transaction } from "../database";
import { Problem } from "../problem";

const MINUTE = 60_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export type OrganizationRow = typeof organizations.$inferSelect;

export async function findOrganization(
  tx: Transaction,
  organizationId: string,
): Promise<OrganizationRow | null> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
  return row ?? null;
}

/** The organisation of a request that has already been let in. */
export async function loadOrganization(tx: Transaction, organizationId: string): Promise<OrganizationRow> {
  const row = await findOrganization(tx, organizationId);
  if (!row) throw new Problem("not_found", "organization_not_found");
  return row;
}

/**
 * Expands the timetable into sessions for the local dates around `now` (yesterday's may still be open, tomorrow's early window too) and puts
 * everybody on the roster into those that have not ended. Running it again changes nothing, so every reader may call it.
 */
export async function ensureSessions(
  tx: Transaction,
  organization: OrganizationRow,
  now: Date,
): Promise<void> {
  const today = localDateOf(now, organization.timeZone);
  const dates = [shiftDate(today, -1), today, shiftDate(today, 1)];
  await expandDates(tx, organization, dates);
  await addObligations(tx, organization, now);
}

async function expandDates(tx: Transaction, organization: OrganizationRow, dates: string[]): Promise<void> {
  const missing = await tx
    .select({ pattern: meetingPatterns, localDate: sql<string>`d.local_date::text` })
    .from(meetingPatterns)
    .innerJoin(sql`unnest(${sql.param(`{${dates.join(",")}}`)}::date[]) as d(local_date)`, sql`true`)
    .leftJoin(
      classSessions,
      and(
        eq(classSessions.organizationId, meetingPatterns.organizationId),
        eq(classSessions.patternId, meetingPatterns.id),
        sql`${classSessions.localDate} = d.local_date`,
      ),
    )
    .where(and(eq(meetingPatterns.organizationId, organization.id), isNull(classSessions.id)));
  const values = missing.flatMap(({ pattern, localDate }) => {
    const meeting = expandMeeting(
      {
        weekdays: pattern.weekday === "0" ? EVERY_DAY : [Number(pattern.weekday)],
        localStart: pattern.localStart,
        localEnd: pattern.localEnd,
        validFrom: localDate,
        validTo: null,
        intervalWeeks: 1,
      },
      localDate,
      organization.timeZone,
    );
    if (!meeting) return [];
    return {
      organizationId: organization.id,
      id: uuidv7(),
      sectionId: pattern.sectionId,
      patternId: pattern.id,
      localDate,
      timeZone: organization.timeZone,
      startsAt: new Date(meeting.startsAt),
      endsAt: new Date(meeting.endsAt),
      windowFrom: new Date(meeting.startsAt - organization.windowBeforeMinutes * MINUTE),
      windowTo: new Date(meeting.endsAt),
    };
  });
  if (values.length > 0) await tx.insert(classSessions).values(values).onConflictDoNothing();
}

async function addObligations(tx: Transaction, organization: OrganizationRow, now: Date): Promise<void> {
  const expected = await tx
    .select({ sessionId: classSessions.id, personId: sectionMembers.personId })
    .from(classSessions)
    .innerJoin(
      sectionMembers,
      and(
        eq(sectionMembers.organizationId, classSessions.organizationId),
        eq(sectionMembers.sectionId, classSessions.sectionId),
        eq(sectionMembers.role, "learner"),
        lte(sectionMembers.validFrom, classSessions.localDate),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, classSessions.localDate)),
      ),
    )
    .leftJoin(
      obligations,
      and(
        eq(obligations.organizationId, classSessions.organizationId),
        eq(obligations.sessionId, classSessions.id),
        eq(obligations.personId, sectionMembers.personId),
      ),
    )
    .where(
      and(
        eq(classSessions.organizationId, organization.id),
        gte(classSessions.windowTo, now),
        isNull(obligations.id),
      ),
    );
  const values = expected.map((row) => ({ organizationId: organization.id, id: uuidv7(), ...row }));
  for (let i = 0; i < values.length; i += 1_000) {
    await tx
      .insert(obligations)
      .values(values.slice(i, i + 1_000))
      .onConflictDoNothing();
  }
}
