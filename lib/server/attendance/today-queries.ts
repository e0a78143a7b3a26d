import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { sectionMembers, sections } from "@/db/schema/sections";
import { shiftRuns } from "@/db/schema/shift-runs";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import { classSessions } from "@/db/schema/timetable";
import type { Bilingual } from "@/lib/contracts/check-in";
import { uuids } from "../any-of";
import { rows, type Transaction } from "../database";
import type { OwnReach } from "../sections/own-sections";

export type DayFilter = { organizationId: string; localDate: string; reach: OwnReach | null; now: Date };

/** A session or a shift of the day with how many are expected and what their records say. A shift's id is template, date and slot. */
export type Group = {
  id: string;
  kind: "class" | "shift";
  title: Bilingual;
  sectionId: string | null;
  room: string | null;
  startsAt: Date;
  endsAt: Date;
  windowFrom: Date;
  windowTo: Date;
  openedAt: Date | null;
  state: "scheduled" | "cancelled";
  isMakeUp: boolean;
  rollTakenAt: Date | null;
  expected: number;
  onTime: number;
  late: number;
  absent: number;
  excused: number;
};

const DATES = ["startsAt", "endsAt", "windowFrom", "windowTo", "openedAt", "rollTakenAt"] as const;

/** Sessions and shifts of the local date, and of other dates what is open now. */
export async function findGroups(tx: Transaction, filter: DayFilter): Promise<Group[]> {
  const found = [
    ...(await rows<Group & { titleAr: string; titleEn: string }>(tx.execute(sessionGroups(filter)))),
    ...(await rows<Group & { titleAr: string; titleEn: string }>(tx.execute(shiftGroups(filter)))),
  ];
  return found.map(({ titleAr, titleEn, ...group }) => {
    const dates = Object.fromEntries(
      DATES.map((key) => [key, group[key] === null ? null : new Date(group[key])]),
    ) as Pick<Group, (typeof DATES)[number]>;
    return { ...group, ...dates, title: { ar: titleAr, en: titleEn } };
  });
}

const COUNTS = sql.raw(`count(o.id)::int as "expected",
  (count(*) filter (where r.presence = 'present' and not r.late))::int as "onTime",
  (count(*) filter (where r.presence = 'present' and r.late))::int as "late",
  (count(*) filter (where r.presence = 'absent' and r.excusal = 'none'))::int as "absent",
  (count(*) filter (where r.presence <> 'present' and r.excusal <> 'none'))::int as "excused"`);

const SPAN = (alias: string) =>
  sql.raw(
    ["starts_at", "ends_at", "window_from", "window_to", "opened_at"]
      .map(
        (name) =>
          `${alias}.${name} as "${name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}"`,
      )
      .join(", "),
  );

function sessionGroups({ organizationId, localDate, reach, now }: DayFilter): SQL {
  const at = now.toISOString();
  const own = reach === null ? sql`true` : sql`s.section_id = any(${uuids(reach.sectionIds)})`;
  return sql`select s.id, 'class' as kind, c.name_ar as "titleAr", c.name_en as "titleEn", s.section_id as "sectionId", s.room, ${SPAN("s")},
      s.state, s.makeup_of is not null as "isMakeUp", s.roll_taken_at as "rollTakenAt",
      case when s.opened_at is not null then counted.expected else coalesce(roster.n, 0) end as "expected",
      counted."onTime", counted.late, counted.absent, counted.excused
    from ${classSessions} s
    join ${sections} c on c.organization_id = s.organization_id and c.id = s.section_id
    left join lateral (select ${COUNTS} from ${obligations} o
      left join ${attendanceRecords} r on r.organization_id = o.organization_id and r.obligation_id = o.id
      where o.organization_id = s.organization_id and o.session_id = s.id and s.opened_at is not null and o.state <> 'cancelled') counted on true
    left join lateral (select count(*)::int as n from ${sectionMembers} m where s.opened_at is null and m.organization_id = s.organization_id
      and m.section_id = s.section_id and m.role = 'learner' and m.valid_from <= s.local_date and (m.valid_to is null or m.valid_to > s.local_date)) roster on true
    where s.organization_id = ${organizationId} and ${own}
      and (s.local_date = ${localDate} or (s.window_from <= ${at} and s.window_to >= ${at}))
    order by s.starts_at, s.id`;
}

function shiftGroups({ organizationId, localDate, reach, now }: DayFilter): SQL {
  const at = now.toISOString();
  const own = reach === null ? sql`true` : sql`t.unit_id = any(${uuids(reach.unitIds)})`;
  return sql`select concat_ws('/', g.template_id, g.local_date, g.slot) as id, 'shift' as kind, t.name_ar as "titleAr", t.name_en as "titleEn",
      null as "sectionId", null as room, ${SPAN("g")}, 'scheduled' as state, false as "isMakeUp", null as "rollTakenAt",
      case when g.opened_at is not null then counted.expected else coalesce(roster.n, 0) end as "expected",
      counted."onTime", counted.late, counted.absent, counted.excused
    from ${shiftRuns} g
    join ${shiftTemplates} t on t.organization_id = g.organization_id and t.id = g.template_id
    left join lateral (select ${COUNTS} from ${shiftAssignments} a
      join ${obligations} o on o.organization_id = a.organization_id and o.assignment_id = a.id and o.work_date = g.local_date and o.slot = g.slot
      left join ${attendanceRecords} r on r.organization_id = o.organization_id and r.obligation_id = o.id
      where a.organization_id = g.organization_id and a.template_id = g.template_id and g.opened_at is not null) counted on true
    left join lateral (select count(*)::int as n from ${shiftAssignments} a where g.opened_at is null and a.organization_id = g.organization_id
      and a.template_id = g.template_id and a.valid_from <= g.local_date and (a.valid_to is null or a.valid_to > g.local_date)) roster on true
    where g.organization_id = ${organizationId} and ${own}
      and (g.local_date = ${localDate} or (g.window_from <= ${at} and g.window_to >= ${at}))
      and exists (select 1 from ${shiftAssignments} a where a.organization_id = g.organization_id and a.template_id = g.template_id
        and a.valid_from <= g.local_date and (a.valid_to is null or a.valid_to > g.local_date))
    order by g.starts_at, t.id, g.slot`;
}
