import { is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./client";
import * as schema from "./schema";

/** The role every request runs as: no superuser, no owner, bound by row-level security. */
export const APP_ROLE = "hadir_app";

/** Tables read before the organisation is known (sign-in by e-mail, a pairing code): select only, under `app.directory`. */
const DIRECTORY_TABLES = new Set(["accounts", "device_pairings", "organizations"]);

/** Tables the application may only add to. */
const APPEND_ONLY_TABLES = new Set(["audit_log", "event_decisions", "record_decisions", "time_events"]);

/** Every table of the schema and the column that holds its tenant. */
export function tenantTables(): { name: string; column: string }[] {
  return Object.values(schema)
    .filter((value) => is(value, PgTable))
    .map((table) => {
      const { name } = getTableConfig(table);
      return { name, column: name === "organizations" ? "id" : "organization_id" };
    });
}

/**
 * Roles belong to the whole server: another database's start may create the same one at the same moment. From PostgreSQL 16 on, who
 * creates a role is a member that may not yet become it, so being a member says too little there.
 */
const CREATE_ROLE = [
  `do $$ begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
    create role ${APP_ROLE} nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`,
  `do $$ begin
  if not pg_has_role(current_user, '${APP_ROLE}',
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
    grant ${APP_ROLE} to current_user;
  end if;
exception when unique_violation then null;
end $$`,
];

/**
 * Lets the owner of the tables see all rows while migrations move data: forced row-level security binds the owner too, and foreign keys
 * are checked as the owner. The application's role stays bound. `fenceTenants` forces it again.
 */
export async function letOwnerMigrate(db: Pick<Database, "execute">): Promise<void> {
  await db.execute(
    sql.raw(`do $$ declare t regclass; begin
  for t in select oid::regclass from pg_class where relforcerowsecurity
      and relnamespace = 'public'::regnamespace and pg_has_role(relowner, 'usage') loop
    execute format('alter table %s no force row level security', t);
  end loop;
end $$`),
  );
}

/**
 * Creates the application role and one fence a table: row-level security enabled and forced, one policy by `app.organization_id`.
 * Runs after every migration, so a new table cannot be forgotten.
 */
export async function fenceTenants(db: Database): Promise<void> {
  for (const statement of CREATE_ROLE) await db.execute(sql.raw(statement));
  await db.execute(sql.raw(`grant usage on schema public to ${APP_ROLE}`));
  for (const table of tenantTables()) {
    for (const statement of fenceOf(table)) await db.execute(sql.raw(statement));
  }
}

function fenceOf({ name, column }: { name: string; column: string }): string[] {
  const own = `"${column}" = nullif(current_setting('app.organization_id', true), '')::uuid`;
  const rights = APPEND_ONLY_TABLES.has(name) ? "select, insert" : "select, insert, update, delete";
  const statements = [
    `revoke all on "${name}" from ${APP_ROLE}`,
    `grant ${rights} on "${name}" to ${APP_ROLE}`,
    `alter table "${name}" enable row level security`,
    `alter table "${name}" force row level security`,
    `drop policy if exists own_organization on "${name}"`,
    `create policy own_organization on "${name}" using (${own}) with check (${own})`,
    `drop policy if exists directory on "${name}"`,
  ];
  if (DIRECTORY_TABLES.has(name)) {
    statements.push(
      `create policy directory on "${name}" for select using (current_setting('app.directory', true) = 'on')`,
    );
  }
  return statements;
}
