import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { OpenDatabase } from "./client";
import { migrationsFolder } from "./migrations-folder";
import { codeOf, DatabaseOpenError, messageOf } from "./open-error";
import * as schema from "./schema";
import { fenceTenants, letOwnerMigrate } from "./tenancy";

/** One migration at a time, whichever of several servers starts first. */
const MIGRATION_LOCK = 4_202_611;

/** Opens a PostgreSQL server with pgvector through postgres.js. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const address = describeUrl(url);
  const client = postgres(url, { max: 10, connect_timeout: 10, onnotice: () => {} });
  const db = drizzle({ client, schema });
  try {
    await client`select 1`.catch((error: unknown) => Promise.reject(connectFailure(address, error)));
    await requirePgvector(client, address);
    await migrateOnce(client);
  } catch (error) {
    await client.end({ timeout: 2 }).catch(() => {});
    throw error;
  }
  return {
    engine: "postgres",
    db,
    listen: async (channel, hear) => {
      const subscription = await client.listen(channel, hear);
      return () => subscription.unlisten();
    },
    close: () => client.end({ timeout: 5 }),
  };
}

async function migrateOnce(client: postgres.Sql): Promise<void> {
  const reserved = await client.reserve();
  try {
    await reserved`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const db = drizzle({ client, schema });
    await letOwnerMigrate(db);
    await migrate(db, { migrationsFolder: migrationsFolder() });
    // One transaction: between a dropped policy and the new one, servers that already run would see nothing.
    await db.transaction((tx) => fenceTenants(tx));
  } catch (error) {
    throw new DatabaseOpenError(
      "migration_failed",
      `The database could not be brought up to date: ${messageOf(error)}.`,
      "Nothing was half done: a migration is one transaction. The login needs the right to create tables and a role.",
      { cause: error },
    );
  } finally {
    await reserved`select pg_advisory_unlock(${MIGRATION_LOCK})`.catch(() => {});
    reserved.release();
  }
}

async function requirePgvector(client: postgres.Sql, address: string): Promise<void> {
  const [found] = await client`select 1 from pg_available_extensions where name = 'vector'`;
  if (!found) {
    throw new DatabaseOpenError(
      "pgvector_missing",
      `PostgreSQL at ${address} has no pgvector extension.`,
      "Install pgvector 0.8 or newer on that server (Debian: postgresql-17-pgvector), then start again.",
    );
  }
  await client`create extension if not exists vector`.catch((error: unknown) => {
    throw new DatabaseOpenError(
      "pgvector_missing",
      `pgvector is installed at ${address} but could not be switched on: ${messageOf(error)}.`,
      "Let an owner of the database run: CREATE EXTENSION vector;",
      { cause: error },
    );
  });
}

function describeUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol !== "postgres:" && protocol !== "postgresql:") throw new Error(`protocol ${protocol}`);
    return `${host}${pathname}`;
  } catch (error) {
    throw new DatabaseOpenError(
      "url_invalid",
      "DATABASE_URL is not a PostgreSQL address.",
      "Write it as postgres://user:password@host:5432/database, or unset it to use the embedded database.",
      { cause: error },
    );
  }
}

function connectFailure(address: string, error: unknown): DatabaseOpenError {
  const code = codeOf(error);
  if (code === "28P01" || code === "28000") {
    return new DatabaseOpenError(
      "login_refused",
      `PostgreSQL at ${address} refused the user or password of DATABASE_URL.`,
      "Correct the user and password in DATABASE_URL.",
      { cause: error },
    );
  }
  if (code === "3D000") {
    return new DatabaseOpenError(
      "database_missing",
      `The database ${address} does not exist.`,
      "Create it (CREATE DATABASE ...), or correct its name in DATABASE_URL.",
      { cause: error },
    );
  }
  return new DatabaseOpenError(
    "server_unreachable",
    `PostgreSQL at ${address} does not answer (${code ?? messageOf(error)}).`,
    "Check that the server runs and that host and port in DATABASE_URL are right.",
    { cause: error },
  );
}
