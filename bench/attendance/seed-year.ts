import { sql } from "drizzle-orm";
import type { OpenDatabase } from "@/db/client";
import { inOrganization } from "@/lib/server/database";

/** A size of the bench: so many people in sections of forty, each expected once a day on so many days. */
export type Size = { people: number; days: number };

/**
 * Fills an organisation by bulk SQL: one unit, sections of forty, a daily session each, obligations with one sighting a person (nine of
 * ten), and final records for all days but the last.
 */
export async function seedYear(
  { db }: OpenDatabase,
  organizationId: string,
  { people, days }: Size,
  lastDate: string,
): Promise<void> {
  const org = sql`${organizationId}::uuid`;
  await inOrganization(organizationId, async (tx) => {
    await tx.execute(sql`insert into units (organization_id, id, kind, name_ar, name_en, created_at)
      values (${org}, gen_random_uuid(), 'campus', 'م', 'Bench campus', now())`);
    await tx.execute(sql`insert into sections (organization_id, id, unit_id, name_ar, name_en)
      select ${org}, gen_random_uuid(), (select id from units where organization_id = ${org} and name_en = 'Bench campus'), 'ش ' || n, 'Bench ' || lpad(n::text, 3, '0')
      from generate_series(1, ${Math.ceil(people / 40)}) n`);
    await tx.execute(sql`insert into persons (organization_id, id, kind, name_ar, name_en, number, created_at)
      select ${org}, gen_random_uuid(), 'student', 'شخص ' || n, 'Person ' || lpad(n::text, 5, '0'), 'B' || lpad(n::text, 5, '0'), now()
      from generate_series(1, ${people}) n`);
    await tx.execute(sql`with p as (select id, (row_number() over (order by number) - 1) / 40 + 1 as n from persons where organization_id = ${org} and number like 'B%'),
        s as (select id, row_number() over (order by name_en) as n from sections where organization_id = ${org} and name_en like 'Bench %')
      insert into section_members (organization_id, section_id, person_id, role, valid_from) select ${org}, s.id, p.id, 'learner', '2020-01-01' from p join s using (n)`);
    await tx.execute(sql`insert into class_sessions (organization_id, id, section_id, local_date, time_zone, starts_at, ends_at, window_from, window_to, opened_at)
      select ${org}, gen_random_uuid(), s.id, d::date, 'Africa/Cairo', d + interval '6 hours', d + interval '8 hours', d + interval '5 hours 45 minutes', d + interval '8 hours', d + interval '5 hours 45 minutes'
      from sections s, generate_series(${lastDate}::timestamp at time zone 'UTC' - make_interval(days => ${days - 1}), ${lastDate}::timestamp at time zone 'UTC', interval '1 day') d
      where s.organization_id = ${org} and s.name_en like 'Bench %'`);
    await tx.execute(sql`insert into obligations (organization_id, id, person_id, kind, session_id, section_id, unit_id, work_date, starts_at, ends_at, window_from, window_to, time_zone, policy_version, check_at, state)
      select ${org}, gen_random_uuid(), m.person_id, 'class', s.id, s.section_id, c.unit_id, s.local_date, s.starts_at, s.ends_at, s.window_from, s.window_to, s.time_zone, 0, s.window_to,
        case when s.local_date = ${lastDate}::date then 'open' else 'final' end
      from class_sessions s join sections c on c.organization_id = ${org} and c.id = s.section_id
      join section_members m on m.organization_id = ${org} and m.section_id = s.section_id and m.role = 'learner'
      where s.organization_id = ${org} and c.name_en like 'Bench %'`);
    await tx.execute(sql`insert into time_events (organization_id, id, person_id, obligation_id, kind, method, assurance, occurred_at, clock_suspect, time_zone, offset_minutes, disposition)
      select ${org}, gen_random_uuid(), o.person_id, o.id, 'SEEN', 'import', 'import', o.starts_at + make_interval(mins => (abs(hashtext(o.id::text)) % 20) - 10), false, o.time_zone, 120, 'accepted'
      from obligations o where o.organization_id = ${org} and o.unit_id = (select id from units where organization_id = ${org} and name_en = 'Bench campus')
        and abs(hashtext(o.id::text)) % 10 > 0`);
    await tx.execute(sql`insert into attendance_records (organization_id, obligation_id, person_id, section_id, unit_id, work_date, starts_at, presence, late, left_early, excusal,
        computed_presence, computed_late, computed_left_early, computed_excusal, first_in, missing_out, late_minutes, early_minutes, present_minutes, worked_minutes, outside_minutes,
        state, policy_version, inputs_hash, explain, computed_at)
      select ${org}, o.id, o.person_id, o.section_id, o.unit_id, o.work_date, o.starts_at, v.presence, false, false, 'none', v.presence, false, false, 'none', e.occurred_at, false, 0, 0, 0, 0, 0,
        'final', 0, 'bulk', '[]', o.window_to
      from obligations o left join time_events e on e.organization_id = ${org} and e.obligation_id = o.id
      cross join lateral (select case when e.id is null then 'absent' else 'present' end as presence) v
      where o.organization_id = ${org} and o.state = 'final' and o.policy_version = 0`);
  });
  await db.execute(sql`analyze`);
}
