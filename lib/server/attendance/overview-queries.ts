import "server-only";
import { and, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Coded } from "@/lib/domain/attendance/status-code";
import { anyOf, uuids } from "../any-of";
import { rows, type Transaction } from "../database";
import { heldBy, type ResolvedScope } from "./attendance-scope";
import type { Range } from "./register-queries";

type Holds = ResolvedScope["holds"];

export type PersonCount = Omit<Coded, "madeUpBy"> & { personId: string; madeUp: boolean; n: number };

/** How many records of each person within the scope say what. */
export async function countPeople(
  tx: Transaction,
  organizationId: string,
  { holds, from, to }: Range & { holds: Holds },
): Promise<PersonCount[]> {
  const r = attendanceRecords;
  return rows<PersonCount>(
    tx.execute(sql`select ${r.personId} as "personId", ${r.presence}, ${r.late}, ${r.leftEarly} as "leftEarly", ${r.excusal},
        ${r.madeUpBy} is not null as "madeUp", count(*)::int as n
      from ${r} where ${and(eq(r.organizationId, organizationId), gte(r.workDate, from), lte(r.workDate, to), heldBy(r, holds))}
      group by 1, 2, 3, 4, 5, 6`),
  );
}

/** How many of each person's latest records are looked at for absences in a row. */
const LATEST = 20;
const PEOPLE_AT_ONCE = 100;

export type LatestRecord = Coded & {
  obligationId: string;
  personId: string;
  startsAt: Date;
  state: "provisional" | "final";
};

/** The latest records of these people within the scope, in time order. */
export async function findLatest(
  tx: Transaction,
  organizationId: string,
  { personIds, holds, from }: { personIds: string[]; holds: Holds; from: string },
): Promise<LatestRecord[]> {
  const r = attendanceRecords;
  const latest: LatestRecord[] = [];
  for (let i = 0; i < personIds.length; i += PEOPLE_AT_ONCE) {
    const some = personIds.slice(i, i + PEOPLE_AT_ONCE);
    const found = await rows<LatestRecord>(
      tx.execute(sql`select latest.* from unnest(${uuids(some)}) as p(id)
      cross join lateral (select ${r.obligationId} as "obligationId", ${r.personId} as "personId", ${r.startsAt} as "startsAt", ${r.state},
          ${r.presence}, ${r.late}, ${r.leftEarly} as "leftEarly", ${r.excusal}, ${r.madeUpBy} as "madeUpBy"
        from ${r} where ${and(eq(r.organizationId, organizationId), sql`${r.personId} = p.id`, gte(r.workDate, from), heldBy(r, holds))}
        order by ${r.startsAt} desc limit ${LATEST}) latest order by latest."startsAt"`),
    );
    for (const row of found) latest.push({ ...row, startsAt: new Date(row.startsAt) });
  }
  return latest;
}

/** The most people of whom a list says that they are at risk. */
export async function findNames(tx: Transaction, organizationId: string, ids: string[]) {
  if (ids.length === 0) return new Map<string, { name: Bilingual; number: string }>();
  const found = await tx
    .select({ id: persons.id, ar: persons.nameAr, en: persons.nameEn, number: persons.number })
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), anyOf(persons.id, ids)));
  return new Map(found.map(({ id, ar, en, number }) => [id, { name: { ar, en }, number }]));
}

const UNTAKEN_LIMIT = 20;

export type Untaken = { sessionId: string; ar: string; en: string; startsAt: string; unmarked: number };

/** The latest sessions that ended with people nobody saw or marked, and whose roll nobody took. */
export async function findUntaken(
  tx: Transaction,
  organizationId: string,
  { scope, from, to, now }: Range & { scope: ResolvedScope; now: Date },
): Promise<Untaken[]> {
  const members = scope.members;
  const own: SQL = members === null ? sql`true` : sql`s.section_id = any(${uuids(members.sectionIds)})`;
  const found = await rows<Untaken>(
    tx.execute(sql`select s.id as "sessionId", c.name_ar as ar, c.name_en as en, s.starts_at as "startsAt", counted.unmarked
      from (select s.* from ${classSessions} s where s.organization_id = ${organizationId} and ${own} and s.local_date between ${from} and ${to}
          and s.state = 'scheduled' and s.opened_at is not null and s.roll_taken_at is null and s.window_to < ${now.toISOString()}
        order by s.starts_at desc limit ${UNTAKEN_LIMIT}) s
      join ${sections} c on c.organization_id = s.organization_id and c.id = s.section_id
      cross join lateral (select count(*)::int as unmarked from ${obligations} o
        left join ${attendanceRecords} r on r.organization_id = o.organization_id and r.obligation_id = o.id
        where o.organization_id = s.organization_id and o.session_id = s.id and o.state <> 'cancelled'
          and (r.obligation_id is null or (r.presence <> 'present' and r.excusal = 'none' and r.override_decision_id is null))) counted
      where counted.unmarked > 0 order by s.starts_at desc`),
  );
  return found.map((row) => ({ ...row, startsAt: new Date(row.startsAt).toISOString() }));
}
