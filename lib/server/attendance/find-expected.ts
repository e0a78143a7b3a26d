import "server-only";
import { and, asc, eq, gt, gte, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { sectionMembers } from "@/db/schema/sections";
import { shiftRuns } from "@/db/schema/shift-runs";
import { shiftAssignments } from "@/db/schema/shifts";
import { classSessions } from "@/db/schema/timetable";
import { shiftDate } from "@/lib/domain/attendance/schedule";
import { anyOf } from "../any-of";
import type { Transaction } from "../database";
import type { Group } from "./today-queries";

// A day of a large school is thousands of lines: no more of them is read than is shown.
const PERSON = { id: persons.id, nameAr: persons.nameAr, nameEn: persons.nameEn, number: persons.number };
const RECORD = {
  presence: attendanceRecords.presence,
  late: attendanceRecords.late,
  excusal: attendanceRecords.excusal,
  firstIn: attendanceRecords.firstIn,
  lastOut: attendanceRecords.lastOut,
  lateMinutes: attendanceRecords.lateMinutes,
  overrideDecisionId: attendanceRecords.overrideDecisionId,
};

/** One person of a group. */
export type Expected = {
  groupId: string;
  person: Pick<typeof persons.$inferSelect, keyof typeof PERSON>;
  obligationId: string | null;
  record: Pick<typeof attendanceRecords.$inferSelect, keyof typeof RECORD> | null;
};

/** Everybody who was frozen into these groups, by name, with their records. */
export async function findExpected(
  tx: Transaction,
  organizationId: string,
  groups: readonly Group[],
): Promise<Expected[]> {
  const classes = groups.filter(({ kind }) => kind === "class");
  const shifts = groups.filter(({ kind }) => kind === "shift");
  return [
    ...(classes.length > 0 ? await findInClasses(tx, organizationId, classes) : []),
    ...(shifts.length > 0 ? await findInShifts(tx, organizationId, shifts) : []),
  ];
}

function findInClasses(tx: Transaction, organizationId: string, groups: readonly Group[]) {
  return tx
    .select({
      groupId: sql<string>`${obligations.sessionId}`,
      person: PERSON,
      obligationId: obligations.id,
      record: RECORD,
    })
    .from(obligations)
    .innerJoin(persons, isExpected())
    .leftJoin(attendanceRecords, isRecordOf(groups))
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        ne(obligations.state, "cancelled"),
        anyOf(
          obligations.sessionId,
          groups.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(persons.nameEn));
}

function findInShifts(tx: Transaction, organizationId: string, groups: readonly Group[]) {
  const ids = groups.map(({ id }) => id);
  const groupId = sql<string>`concat_ws('/', ${shiftAssignments.templateId}, ${obligations.workDate}, ${obligations.slot})`;
  return tx
    .select({ groupId, person: PERSON, obligationId: obligations.id, record: RECORD })
    .from(obligations)
    .innerJoin(persons, isExpected())
    .innerJoin(
      shiftAssignments,
      and(
        eq(shiftAssignments.organizationId, obligations.organizationId),
        eq(shiftAssignments.id, obligations.assignmentId),
      ),
    )
    .leftJoin(attendanceRecords, isRecordOf(groups))
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        ne(obligations.state, "cancelled"),
        eq(obligations.kind, "shift"),
        inArray(obligations.workDate, [...new Set(ids.map((id) => id.split("/")[1] ?? ""))]),
        inArray(groupId, ids),
      ),
    )
    .orderBy(asc(persons.nameEn));
}

function isExpected() {
  return and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId));
}

/** The record of an obligation; its date, which is the day before the start's in UTC at the earliest, keeps history out of it. */
function isRecordOf(groups: readonly Group[]) {
  const dates = groups.map(({ startsAt }) => startsAt.toISOString().slice(0, 10)).sort();
  return and(
    eq(attendanceRecords.organizationId, obligations.organizationId),
    eq(attendanceRecords.obligationId, obligations.id),
    gte(attendanceRecords.workDate, shiftDate(dates[0] ?? "", -1)),
    lte(attendanceRecords.workDate, shiftDate(dates.at(-1) ?? "", 1)),
  );
}

/** Everybody who will be expected in these groups as the rosters stand now. */
export async function findRosters(
  tx: Transaction,
  organizationId: string,
  groups: readonly Group[],
): Promise<Expected[]> {
  const ids = groups.map(({ id }) => id);
  const learners = await tx
    .select({ groupId: classSessions.id, person: PERSON })
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
    .innerJoin(
      persons,
      and(
        eq(persons.organizationId, sectionMembers.organizationId),
        eq(persons.id, sectionMembers.personId),
        eq(persons.status, "active"),
      ),
    )
    .where(
      and(
        eq(classSessions.organizationId, organizationId),
        anyOf(
          classSessions.id,
          groups.filter(({ kind }) => kind === "class").map(({ id }) => id),
        ),
        isNull(classSessions.openedAt),
      ),
    )
    .orderBy(asc(persons.nameEn));
  const shiftKey = sql<string>`concat_ws('/', ${shiftRuns.templateId}, ${shiftRuns.localDate}, ${shiftRuns.slot})`;
  const workers = await tx
    .select({ groupId: shiftKey, person: PERSON })
    .from(shiftRuns)
    .innerJoin(
      shiftAssignments,
      and(
        eq(shiftAssignments.organizationId, shiftRuns.organizationId),
        eq(shiftAssignments.templateId, shiftRuns.templateId),
        lte(shiftAssignments.validFrom, shiftRuns.localDate),
        or(isNull(shiftAssignments.validTo), gt(shiftAssignments.validTo, shiftRuns.localDate)),
      ),
    )
    .innerJoin(
      persons,
      and(
        eq(persons.organizationId, shiftAssignments.organizationId),
        eq(persons.id, shiftAssignments.personId),
        eq(persons.status, "active"),
      ),
    )
    .where(
      and(eq(shiftRuns.organizationId, organizationId), isNull(shiftRuns.openedAt), inArray(shiftKey, ids)),
    )
    .orderBy(asc(persons.nameEn));
  return [...learners, ...workers].map((row) => ({ ...row, obligationId: null, record: null }));
}
