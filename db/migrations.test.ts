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
