import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterAll, expect, it } from "vitest";
import { migrationsFolder } from "./migrations-folder";
import { letOwnerMigrate } from "./tenancy";

const root = mkdtempSync(join(tmpdir(), "hadir-migrations-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Journal = { entries: { idx: number; tag: string }[] };

/** The migrations folder as it was when `count` migrations had landed. */
function folderOf(count: number): string {
  const folder = join(root, String(count));
  mkdirSync(join(folder, "meta"), { recursive: true });
  const journal = JSON.parse(readFileSync(join(migrationsFolder(), "meta/_journal.json"), "utf8")) as Journal;
  const entries = journal.entries.slice(0, count);
  for (const { tag } of entries) cpSync(join(migrationsFolder(), `${tag}.sql`), join(folder, `${tag}.sql`));
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}

/** An engine whose tables belong to a plain role, bound by forced row-level security as the owner on a server is. */
async function openAsPlainOwner() {
  const client = await PGlite.create({ extensions: { vector } });
  await client.exec(`create extension vector; create role plain nosuperuser nobypassrls;
    grant create on database postgres to plain; grant all on schema public to plain; set role plain;`);
  return { client, db: drizzle({ client }) };
}

it("brings accounts of the first version along: each gets a person and the role it had", async () => {
  const { client, db } = await openAsPlainOwner();
  await migrate(db, { migrationsFolder: folderOf(1) });
  const [o, p, a1, a2] = [1, 2, 3, 4].map((n) => `019aa9f0-0000-7000-8000-00000000000${n}`);
  await client.exec(`
    insert into organizations values ('${o}', 'م', 'O', 'Africa/Cairo', '[5,6]', 1, 5, 15, 1, now());
    insert into persons values ('${o}', '${p}', 'employee', 'هدى', 'Huda', 'T1', 'active', now());
    insert into accounts (organization_id, id, email, password_hash, role, name_ar, name_en, person_id, created_at) values
      ('${o}', '${a1}', 'huda@x.example', 'h', 'teacher', 'هدى', 'Huda', '${p}', now()),
      ('${o}', '${a2}', 'boss@x.example', 'h', 'administrator', 'مدير', 'Boss', null, now());
    alter table persons enable row level security; alter table persons force row level security;
    alter table accounts enable row level security; alter table accounts force row level security;
    alter table organizations enable row level security; alter table organizations force row level security;`);
  await letOwnerMigrate(db);
  await migrate(db, { migrationsFolder: migrationsFolder() });
  await client.exec("reset role");
  const { rows } = await client.query(`
    select a.email, p.name_en as person, f.role, f.unit_id from accounts a
    join persons p on p.id = a.person_id join affiliations f on f.person_id = p.id order by a.email`);
  expect(rows).toEqual([
    { email: "boss@x.example", person: "Boss", role: "administrator", unit_id: null },
    { email: "huda@x.example", person: "Huda", role: "teacher", unit_id: null },
  ]);
  await client.close();
}, 120_000);

it("brings sessions, obligations, records, events and the policy of the first version along", async () => {
  const { client, db } = await openAsPlainOwner();
  await migrate(db, { migrationsFolder: folderOf(6) });
  const [o, p, s, m, c, b, d, e] = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (n) => `019aa9f0-0000-7000-8000-00000000000${n}`,
  );
  await client.exec(`
    insert into organizations (id, name_ar, name_en, time_zone, weekend_days, grace_minutes, window_before_minutes, created_at)
      values ('${o}', 'م', 'O', 'Africa/Cairo', '[5,6]', 7, 20, now());
    insert into persons values ('${o}', '${p}', 'student', 'سارة', 'Sara', 'S1', 'active', now());
    insert into sections (organization_id, id, name_ar, name_en) values ('${o}', '${s}', 'أ', 'A');
    insert into meeting_patterns values ('${o}', '${m}', '${s}', '0', '08:00', '09:00'), ('${o}', '${b}', '${s}', '3', '10:00', '11:00');
    insert into class_sessions values ('${o}', '${c}', '${s}', '${m}', '2026-11-22', 'Africa/Cairo', '2026-11-22T06:00Z', '2026-11-22T07:00Z',
      '2026-11-22T05:40Z', '2026-11-22T07:00Z');
    insert into obligations values ('${o}', '${b}', '${c}', '${p}');
    insert into devices (organization_id, id, name, state, created_at) values ('${o}', '${d}', 'Gate', 'active', now());
    insert into time_events values ('${o}', '${e}', '${d}', '${e}', '${p}', '${b}', 'SEEN', 'face', 'T1', '2026-11-22T06:10Z', '2026-11-22T06:10Z', false,
      'Africa/Cairo', 120, 'm', '1', 0.7, 0.3, 'accepted'),
      ('${o}', '${d}', '${d}', '${d}', '${p}', null, 'SEEN', 'face', 'T1', '2026-11-22T12:10Z', '2026-11-22T12:10Z', false,
      'Africa/Cairo', 120, 'm', '1', 0.7, 0.3, 'no_session');
    insert into attendance_records values ('${o}', '${b}', 'present', true, 10, '2026-11-22T06:10Z', 1,
      '{"firstSeen": "2026-11-22T06:10:00.000Z", "start": "2026-11-22T06:00:00.000Z", "graceMinutes": 7}');`);
  for (const name of ["organizations", "class_sessions", "obligations", "attendance_records", "time_events"])
    await client.exec(
      `alter table ${name} enable row level security; alter table ${name} force row level security`,
    );
  await letOwnerMigrate(db);
  await migrate(db, { migrationsFolder: migrationsFolder() });
  await client.exec("reset role");
  const all = async (statement: string) => (await client.query(statement)).rows;
  expect(await all("select weekdays from meeting_patterns order by local_start")).toEqual([
    { weekdays: [1, 2, 3, 4, 5, 6, 7] },
    { weekdays: [3] },
  ]);
  expect(
    await all(`select o.kind, o.section_id, o.work_date::text, o.state, p.grace_in_minutes, p.window_before_minutes, s.opened_at = o.window_from as opened
      from obligations o join class_sessions s on s.id = o.session_id
      join policies p on p.organization_id = o.organization_id and p.id = o.policy_id and p.version = o.policy_version`),
  ).toEqual([
    {
      kind: "class",
      section_id: s,
      work_date: "2026-11-22",
      state: "open",
      grace_in_minutes: 7,
      window_before_minutes: 20,
      opened: true,
    },
  ]);
  expect(
    await all(
      "select person_id, presence, late, late_minutes, state, explain->0->>'code' as code from attendance_records",
    ),
  ).toEqual([
    { person_id: p, presence: "present", late: true, late_minutes: 10, state: "provisional", code: "late" },
  ]);
  expect(await all("select disposition, reason from time_events order by occurred_at")).toEqual([
    { disposition: "accepted", reason: null },
    { disposition: "rejected", reason: "off_roster" },
  ]);
  await client.close();
}, 120_000);
