import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { attendanceRecords } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import { shiftRuns } from "@/db/schema/shift-runs";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import { classSessions } from "@/db/schema/timetable";
import { affiliations } from "@/db/schema/units";
import { rows, type Transaction } from "../database";

/**
 * Freezes who is expected in the sessions and shifts whose window has begun. Those that were open before take in who came onto the roster
 * since (unless that person is expected elsewhere at that time: a move counts from the next session on); nobody is ever taken out.
 */
export async function openDue(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  const sessions = await rows<{ id: string }>(
    tx.execute(sql`update ${classSessions} set opened_at = ${at} where organization_id = ${organizationId}
      and opened_at is null and state = 'scheduled' and window_from <= ${at} returning id`),
  );
  await addClassObligations(tx, organizationId, { now: at, opened: sessions.map(({ id }) => id) });
  const runs = await rows<{ at: string }>(
    tx.execute(sql`update ${shiftRuns} set opened_at = ${at} where organization_id = ${organizationId}
      and opened_at is null and window_from <= ${at} returning opened_at as at`),
  );
  await addShiftObligations(tx, organizationId, { now: at, openedNow: runs.length });
}

const COLUMNS = sql.raw(
  [
    "organization_id, id, person_id, kind, session_id, assignment_id, slot, section_id, unit_id, work_date, starts_at, ends_at",
    "window_from, window_to, time_zone, break_minutes, policy_id, policy_version, make_up_for, check_at, state",
  ].join(", "),
);

async function addClassObligations(
  tx: Transaction,
  organizationId: string,
  { now, opened }: { now: string; opened: string[] },
): Promise<void> {
  const justOpened = sql`s.id = any(${sql.param(`{${opened.join(",")}}`)}::uuid[])`;
  await tx.execute(sql`insert into ${obligations} (${COLUMNS})
    select s.organization_id, gen_random_uuid(), m.person_id, 'class', s.id, null, 0, s.section_id, c.unit_id, s.local_date, s.starts_at,
      s.ends_at, s.window_from, s.window_to, s.time_zone, 0, s.policy_id, s.policy_version, original.id, s.window_to, 'open'
    from ${classSessions} s
    join ${sections} c on c.organization_id = s.organization_id and c.id = s.section_id
    join ${sectionMembers} m on m.organization_id = s.organization_id and m.section_id = s.section_id and m.role = 'learner'
      and ${validOn("m", sql`s.local_date`)}
    join ${persons} p on p.organization_id = m.organization_id and p.id = m.person_id and p.status = 'active'
    left join ${classSessions} missed on missed.organization_id = s.organization_id and missed.id = s.makeup_of
    left join ${obligations} original on original.organization_id = s.organization_id and original.session_id = s.makeup_of
      and original.person_id = m.person_id
    left join ${attendanceRecords} r on r.organization_id = original.organization_id and r.obligation_id = original.id
    where s.organization_id = ${organizationId} and s.state = 'scheduled' and s.opened_at is not null
      and (${justOpened} or s.window_to >= ${now})
      and (missed.id is null or missed.state = 'cancelled' or r.presence is distinct from 'present')
      and not exists (select 1 from ${obligations} o where o.organization_id = s.organization_id and o.session_id = s.id
        and o.person_id = m.person_id)
      and (${justOpened} or not exists (select 1 from ${obligations} o where o.organization_id = s.organization_id
        and o.person_id = m.person_id and o.kind = 'class' and o.state <> 'cancelled'
        and o.starts_at < s.ends_at and o.ends_at > s.starts_at))
    on conflict do nothing`);
}

async function addShiftObligations(
  tx: Transaction,
  organizationId: string,
  { now, openedNow }: { now: string; openedNow: number },
): Promise<void> {
  await tx.execute(sql`insert into ${obligations} (${COLUMNS})
    select r.organization_id, gen_random_uuid(), a.person_id, 'shift', null, a.id, r.slot, null, coalesce(f.unit_id, t.unit_id), r.local_date,
      r.starts_at, r.ends_at, r.window_from, r.window_to, r.time_zone, r.break_minutes, r.policy_id, r.policy_version, null, r.window_to, 'open'
    from ${shiftRuns} r
    join ${shiftTemplates} t on t.organization_id = r.organization_id and t.id = r.template_id
    join ${shiftAssignments} a on a.organization_id = r.organization_id and a.template_id = r.template_id and ${validOn("a", sql`r.local_date`)}
    join ${persons} p on p.organization_id = a.organization_id and p.id = a.person_id and p.status = 'active'
    left join lateral (select f.unit_id from ${affiliations} f where f.organization_id = a.organization_id and f.person_id = a.person_id
      and f.unit_id is not null and ${validOn("f", sql`r.local_date`)} order by f.valid_from desc, f.id limit 1) f on true
    where r.organization_id = ${organizationId} and r.opened_at is not null
      and (r.window_to >= ${now} or (${openedNow} > 0 and r.opened_at = ${now}))
      and not exists (select 1 from ${obligations} o where o.organization_id = r.organization_id and o.person_id = a.person_id
        and o.kind = 'shift' and o.assignment_id = a.id and o.work_date = r.local_date and o.slot = r.slot)
    on conflict do nothing`);
}

function validOn(alias: string, date: SQL): SQL {
  const a = sql.raw(alias);
  return sql`${a}.valid_from <= ${date} and (${a}.valid_to is null or ${a}.valid_to > ${date})`;
}
