import "server-only";
import { type AnyColumn, and, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { sectionMembers } from "@/db/schema/sections";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import { affiliations } from "@/db/schema/units";
import type { Coded } from "@/lib/domain/attendance/status-code";
import { anyOf, uuids } from "../any-of";
import { rows, type Transaction } from "../database";
import { heldBy, type ResolvedScope } from "./attendance-scope";

export type Range = { from: string; to: string };

export type PersonLine = { id: string; nameAr: string; nameEn: string; number: string; people: number };

/** A page of those who belong to a scope at some time of a range, by name; `people` is how many there are in all. */
export async function findRegisterPeople(
  tx: Transaction,
  organizationId: string,
  { members }: ResolvedScope,
  { from, to, offset, limit }: Range & { offset: number; limit: number },
): Promise<PersonLine[]> {
  const during = (alias: string) =>
    sql`${sql.raw(`${alias}.valid_from`)} <= ${to} and (${sql.raw(`${alias}.valid_to`)} is null or ${sql.raw(`${alias}.valid_to`)} > ${from})`;
  const inSections = members === null ? sql`true` : sql`m.section_id = any(${uuids(members.sectionIds)})`;
  const inUnits =
    members === null
      ? sql`true`
      : sql`(t.unit_id = any(${uuids(members.unitIds)}) or exists (select 1 from ${affiliations} f where f.organization_id = a.organization_id
          and f.person_id = a.person_id and f.unit_id = any(${uuids(members.unitIds)}) and ${during("f")}))`;
  return rows<PersonLine>(
    tx.execute(sql`with belong as (
        select m.person_id from ${sectionMembers} m where m.organization_id = ${organizationId} and m.role = 'learner' and ${inSections} and ${during("m")}
        union
        select a.person_id from ${shiftAssignments} a
          join ${shiftTemplates} t on t.organization_id = a.organization_id and t.id = a.template_id
          where a.organization_id = ${organizationId} and ${inUnits} and ${during("a")})
      select p.id, p.name_ar as "nameAr", p.name_en as "nameEn", p.number, (count(*) over ())::int as people
      from ${persons} p join belong b on b.person_id = p.id
      where p.organization_id = ${organizationId} order by p.name_en, p.id limit ${limit} offset ${offset}`),
  );
}

export type CellRow = Coded & {
  obligationId: string;
  personId: string;
  kind: "class" | "shift" | "activity";
  workDate: string;
  startsAt: Date;
  windowTo: Date;
  makeUpFor: string | null;
  obligationState: "open" | "final" | "cancelled";
  policyId: string | null;
  policyVersion: number;
  lateMinutes: number;
  overrideDecisionId: string | null;
  state: "provisional" | "final" | null;
};

/** What these people were expected for in a range, within the scope, and what it came to (null where nothing is known). */
export async function findCells(
  tx: Transaction,
  organizationId: string,
  { personIds, holds, from, to }: Range & { personIds: string[]; holds: ResolvedScope["holds"] },
): Promise<CellRow[]> {
  if (personIds.length === 0) return [];
  const found = await tx
    .select({
      obligationId: obligations.id,
      personId: obligations.personId,
      kind: obligations.kind,
      workDate: obligations.workDate,
      startsAt: obligations.startsAt,
      windowTo: obligations.windowTo,
      makeUpFor: obligations.makeUpFor,
      obligationState: obligations.state,
      policyId: obligations.policyId,
      policyVersion: obligations.policyVersion,
      presence: attendanceRecords.presence,
      late: attendanceRecords.late,
      leftEarly: attendanceRecords.leftEarly,
      excusal: attendanceRecords.excusal,
      madeUpBy: attendanceRecords.madeUpBy,
      lateMinutes: attendanceRecords.lateMinutes,
      overrideDecisionId: attendanceRecords.overrideDecisionId,
      state: attendanceRecords.state,
    })
    .from(obligations)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.organizationId, obligations.organizationId),
        eq(attendanceRecords.obligationId, obligations.id),
        // Said twice, so that neither table is read beyond these people and this time.
        anyOf(attendanceRecords.personId, personIds),
        startsWithin(attendanceRecords.startsAt, { from, to }),
      ),
    )
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        anyOf(obligations.personId, personIds),
        startsWithin(obligations.startsAt, { from, to }),
        gte(obligations.workDate, from),
        lte(obligations.workDate, to),
        heldBy(obligations, holds),
      ),
    )
    .orderBy(obligations.startsAt);
  return found.map((row) => ({
    ...row,
    presence: row.presence ?? "not_yet",
    late: row.late ?? false,
    leftEarly: row.leftEarly ?? false,
    excusal: row.excusal ?? "none",
    lateMinutes: row.lateMinutes ?? 0,
  }));
}

/** What has a work date within a range starts within it in every zone, give or take two days. */
function startsWithin(startsAt: AnyColumn, { from, to }: Range): SQL {
  return sql`${startsAt} between (${from}::date - 2)::timestamptz and (${to}::date + 2)::timestamptz`;
}

export type DayCount = Pick<Coded, "presence" | "late" | "leftEarly" | "excusal"> & {
  workDate: string;
  madeUp: boolean;
  n: number;
};

/** How many records of a range within the scope say what, by date; and how many obligations have none yet (`presence` not_yet). */
export async function countDays(
  tx: Transaction,
  organizationId: string,
  { holds, from, to }: Range & { holds: ResolvedScope["holds"] },
): Promise<DayCount[]> {
  const r = attendanceRecords;
  const known = await rows<DayCount>(
    tx.execute(sql`select work_date::text as "workDate", presence, late, left_early as "leftEarly", excusal, made_up as "madeUp", n
      from (select ${r.workDate}, ${r.presence}, ${r.late}, ${r.leftEarly}, ${r.excusal}, ${r.madeUpBy} is not null as made_up, count(*)::int as n
        from ${r} where ${and(eq(r.organizationId, organizationId), gte(r.workDate, from), lte(r.workDate, to), heldBy(r, holds))}
        group by 1, 2, 3, 4, 5, 6) counted`),
  );
  const o = obligations;
  const unknown = await rows<{ workDate: string; n: number }>(
    tx.execute(sql`select ${o.workDate}::text as "workDate", count(*)::int as n from ${o}
      where ${and(eq(o.organizationId, organizationId), eq(o.state, "open"), gte(o.workDate, from), lte(o.workDate, to), heldBy(o, holds))}
        and not exists (select 1 from ${r} where ${r.organizationId} = ${o.organizationId} and ${r.obligationId} = ${o.id})
      group by 1`),
  );
  const blank = {
    presence: "not_yet",
    late: false,
    leftEarly: false,
    excusal: "none",
    madeUp: false,
  } as const;
  return [...known, ...unknown.map((row) => ({ ...blank, ...row }))];
}
