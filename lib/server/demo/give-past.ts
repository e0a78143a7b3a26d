import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { alertRules } from "@/db/schema/alerts";
import { attendanceRecords, recordDecisions, timeEvents } from "@/db/schema/attendance";
import { corrections } from "@/db/schema/corrections";
import { terms } from "@/db/schema/courses";
import { leaves } from "@/db/schema/leave";
import { obligations } from "@/db/schema/obligations";
import { accounts, persons } from "@/db/schema/people";
import { policies } from "@/db/schema/policies";
import { sectionMembers, sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import { addDays, weekdayOf } from "@/lib/domain/attendance/date-range";
import { instantOfWallTime, localDateOf, offsetMinutesOf } from "@/lib/domain/attendance/schedule";
import { loadOrganization, type OrganizationRow } from "../attendance/ensure-sessions";
import { openDue } from "../attendance/open-due";
import { recomputeRecords, rulebookForRecords } from "../attendance/recompute-records";
import { spanOf } from "../attendance/sync-sessions";
import type { Transaction } from "../database";
import { addDefaultLeaveTypes } from "../leave/add-default-leave-types";
import { lotOf } from "./lot-of";

const MINUTE = 60_000;
const PAST_DAYS = 14;
const TERM_DAYS = 60;
/** Wall times of the demo school's four lessons. */
const LESSONS = [
  ["08:00", "09:20"],
  ["09:30", "10:50"],
  ["11:10", "12:30"],
  ["12:40", "14:00"],
] as const;
/** The meetings round the clock are long: whoever comes in their first hundred minutes is on time, so that a newcomer usually is. */
const OPEN_MEETING_GRACE = 100;

/**
 * Two weeks of lessons behind the demo school: who came when, late or not at all is drawn, what it comes to is computed by the one core.
 * With a term, leave, a correction and a check-in that wait for somebody.
 */
export async function giveDemoPast(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  const organization = await loadOrganization(tx, organizationId);
  const today = localDateOf(now, organization.timeZone);
  await openTerm(tx, organization, today);
  const days = Array.from({ length: PAST_DAYS }, (_, index) => addDays(today, index - PAST_DAYS)).filter(
    (date) => !organization.weekendDays.includes(weekdayOf(date)),
  );
  await addLessons(tx, organization, days);
  await openDue(tx, organizationId, now);
  await drawSightings(tx, organization);
  const people = await tx.select().from(persons).where(eq(persons.organizationId, organizationId));
  await recomputeRecords(tx, await rulebookForRecords(tx, organization), {
    personIds: people.map(({ id }) => id),
    from: new Date(now.getTime() - (PAST_DAYS + 1) * 24 * 60 * MINUTE),
    to: now,
    now,
  });
  await addWaiting(tx, organization, now);
  await easeOpenMeetings(tx, organizationId, { today, now });
}

async function openTerm(
  tx: Transaction,
  { id: organizationId }: OrganizationRow,
  today: string,
): Promise<void> {
  const id = uuidv7();
  const startsOn = addDays(today, -TERM_DAYS);
  await tx.insert(terms).values({
    organizationId,
    id,
    nameAr: "الفصل الحالي",
    nameEn: "This term",
    startsOn,
    endsOn: addDays(today, TERM_DAYS),
  });
  await tx
    .update(sectionMembers)
    .set({ validFrom: startsOn })
    .where(eq(sectionMembers.organizationId, organizationId));
}

async function addLessons(tx: Transaction, organization: OrganizationRow, days: string[]): Promise<void> {
  const { id: organizationId, timeZone } = organization;
  const rulebook = await rulebookForRecords(tx, organization);
  const all = await tx.select().from(sections).where(eq(sections.organizationId, organizationId));
  const lessons = all.flatMap(({ id: sectionId, unitId }) =>
    days.flatMap((localDate) =>
      LESSONS.map(([start, end]) => ({
        organizationId,
        id: uuidv7(),
        sectionId,
        localDate,
        timeZone,
        ...spanOf(
          {
            startsAt: instantOfWallTime(localDate, start, timeZone),
            endsAt: instantOfWallTime(localDate, end, timeZone),
          },
          rulebook.policyFor({ unitId, sectionId, shiftTemplateId: null }, localDate),
        ),
      })),
    ),
  );
  if (lessons.length > 0) await tx.insert(classSessions).values(lessons);
}

/** One sighting for each who came, as an import; some were excused by their teacher. */
async function drawSightings(tx: Transaction, { id: organizationId }: OrganizationRow): Promise<void> {
  const expected = await tx
    .select({ obligation: obligations, number: persons.number })
    .from(obligations)
    .innerJoin(
      persons,
      and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId)),
    )
    .where(eq(obligations.organizationId, organizationId))
    .orderBy(asc(obligations.startsAt));
  const [teacher] = await tx
    .select()
    .from(accounts)
    .where(eq(accounts.organizationId, organizationId))
    .orderBy(asc(accounts.createdAt));
  const events: (typeof timeEvents.$inferInsert)[] = [];
  const excused: (typeof recordDecisions.$inferInsert)[] = [];
  for (const { obligation, number } of expected) {
    const lot = lotOf(`${number} ${obligation.startsAt.toISOString()}`);
    if (lot.kind === "absent") continue;
    if (lot.kind === "excused") {
      if (!teacher) continue;
      excused.push({
        organizationId,
        id: uuidv7(),
        obligationId: obligation.id,
        kind: "mark",
        sets: { type: "excusal", excusal: "excused" },
        decidedBy: teacher.id,
        decidedAt: obligation.startsAt,
      });
      continue;
    }
    const at = new Date(obligation.startsAt.getTime() + lot.minutes * MINUTE);
    events.push({
      organizationId,
      id: uuidv7(),
      personId: obligation.personId,
      obligationId: obligation.id,
      kind: "SEEN",
      method: "import",
      assurance: "import",
      occurredAt: at,
      clockSuspect: false,
      timeZone: obligation.timeZone,
      offsetMinutes: offsetMinutesOf(at, obligation.timeZone),
      disposition: "accepted",
    });
  }
  for (let i = 0; i < events.length; i += 500) await tx.insert(timeEvents).values(events.slice(i, i + 500));
  if (excused.length > 0) await tx.insert(recordDecisions).values(excused);
}

/** What waits for somebody: a correction that a student asked for, leave, and a check-in of somebody nobody expected. */
async function addWaiting(
  tx: Transaction,
  { id: organizationId, timeZone }: OrganizationRow,
  now: Date,
): Promise<void> {
  const { sickLeaveId: typeId } = await addDefaultLeaveTypes(tx, organizationId);
  await tx.insert(alertRules).values({
    organizationId,
    id: uuidv7(),
    nameAr: "ثلاثة غيابات متتالية",
    nameEn: "Three absences in a row",
    trigger: { kind: "consecutive_absences", count: 3 },
    recipients: ["person", "guardian"],
    channels: ["mail"],
    active: false,
    createdAt: now,
  });
  const [visitor] = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), eq(persons.kind, "employee")))
    .orderBy(asc(persons.number));
  const at = new Date(now.getTime() - 20 * 60 * MINUTE);
  if (visitor)
    await tx.insert(timeEvents).values({
      organizationId,
      id: uuidv7(),
      personId: visitor.id,
      kind: "SEEN",
      method: "import",
      assurance: "import",
      occurredAt: at,
      clockSuspect: false,
      timeZone,
      offsetMinutes: offsetMinutesOf(at, timeZone),
      disposition: "review",
      reason: "off_roster",
    });
  await askForCorrection(tx, { organizationId, typeId, now });
}

async function askForCorrection(
  tx: Transaction,
  { organizationId, typeId, now }: { organizationId: string; typeId: string; now: Date },
): Promise<void> {
  const [missed] = await tx
    .select({ record: attendanceRecords, accountId: accounts.id })
    .from(attendanceRecords)
    .innerJoin(
      accounts,
      and(
        eq(accounts.organizationId, attendanceRecords.organizationId),
        eq(accounts.personId, attendanceRecords.personId),
      ),
    )
    .where(
      and(eq(attendanceRecords.organizationId, organizationId), eq(attendanceRecords.presence, "absent")),
    )
    .orderBy(desc(attendanceRecords.startsAt))
    .limit(1);
  if (!missed) return;
  const { record, accountId } = missed;
  const { presence, late, leftEarly, excusal } = record;
  await tx.insert(corrections).values({
    organizationId,
    id: uuidv7(),
    obligationId: record.obligationId,
    personId: record.personId,
    kind: "status",
    requested: { presence: "present" },
    before: { presence, late, leftEarly, excusal },
    reasonCode: "not_recognised",
    reason: "كنت في الصف ولم يتعرّف عليّ الجهاز.",
    requestedBy: accountId,
    requestedAt: now,
    state: "pending",
  });
  await tx.insert(leaves).values({
    organizationId,
    id: uuidv7(),
    personId: record.personId,
    typeId,
    startsAt: new Date(now.getTime() + 3 * 24 * 60 * MINUTE),
    endsAt: new Date(now.getTime() + 4 * 24 * 60 * MINUTE),
    reason: "موعد عند الطبيب",
    requestedBy: accountId,
    requestedAt: now,
    state: "pending",
  });
}

async function easeOpenMeetings(
  tx: Transaction,
  organizationId: string,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const [latest] = await tx
    .select()
    .from(policies)
    .where(eq(policies.organizationId, organizationId))
    .orderBy(desc(policies.version))
    .limit(1);
  if (!latest) return;
  await tx.insert(policies).values({
    ...latest,
    version: latest.version + 1,
    validFrom: today,
    graceInMinutes: OPEN_MEETING_GRACE,
    createdAt: now,
  });
}
