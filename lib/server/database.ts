import "server-only";
import { sql } from "drizzle-orm";
import { type Database, type OpenDatabase, openDatabase, type Transaction } from "@/db/client";
import { APP_ROLE } from "@/db/tenancy";
import { recordAudit } from "./audit/record-audit";
import { env } from "./env";
import { log } from "./log";
import { seedIfEmpty } from "./seed-if-empty";

export type { Transaction } from "@/db/client";

// Kept on globalThis so that a hot reload in development keeps the one open engine.
const shared = globalThis as typeof globalThis & {
  hadirDatabase?: Promise<OpenDatabase>;
  hadirFreshDemo?: string | null;
};

/** The open database; opened at the first call, and again at the next one when opening failed. */
export function database(): Promise<OpenDatabase> {
  shared.hadirDatabase ??= open().catch((error: unknown) => {
    shared.hadirDatabase = undefined;
    throw error;
  });
  return shared.hadirDatabase;
}

/** The demo organisation that opening the database has just made, once; null when there is none. */
export function takeFreshDemo(): string | null {
  const fresh = shared.hadirFreshDemo ?? null;
  shared.hadirFreshDemo = null;
  return fresh;
}

/** Uses an already open database instead of the configured one: for tests. */
export function serveFrom(opened: OpenDatabase): void {
  shared.hadirDatabase = Promise.resolve(opened);
}

async function open(): Promise<OpenDatabase> {
  const opened = await openDatabase(
    env.databaseUrl
      ? { kind: "server", url: env.databaseUrl }
      : { kind: "directory", path: env.dataDirectory },
  );
  await refuseBypass(opened.db);
  if (env.seedsDemo) shared.hadirFreshDemo = await seedIfEmpty(opened.db, new Date());
  return opened;
}

/** Start-up guard: the role that requests run as must be bound by row-level security. */
async function refuseBypass(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', ${APP_ROLE}, true)`);
    const [role] = await rows<{ free: boolean; name: string }>(
      tx.execute(
        sql`select rolsuper or rolbypassrls as free, rolname as name from pg_roles where rolname = current_user`,
      ),
    );
    if (!role || role.free || role.name !== APP_ROLE) {
      throw new Error(
        `The role ${role?.name ?? "?"} could pass row-level security; Hadir does not serve with it.`,
      );
    }
  });
}

/**
 * One transaction of a request: bound to one organisation by row-level security, as a role that owns nothing. Everything a service
 * reads and writes goes through it.
 */
export async function inOrganization<T>(
  organizationId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const { db } = await database();
  return bound(db, organizationId, work).catch(async (error: unknown) => {
    if (violates(error, "privilege")) await noteDenial(db, organizationId);
    throw error;
  });
}

function bound<T>(db: Database, organizationId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(
      // Compiling a query (200 ms) costs more than any of ours takes; PostgreSQL would do it for what it expects to be large.
      sql`select set_config('app.organization_id', ${organizationId}, true), set_config('role', ${APP_ROLE}, true),
        set_config('jit', 'off', true)`,
    );
    return work(tx);
  });
}

/** The database refused what policies or grants forbid: a fault of ours or an intruder, and either way for the organisation to see. */
async function noteDenial(db: Database, organizationId: string): Promise<void> {
  const entry = { action: "organization.refuse_access", objectKind: "organization" };
  try {
    await bound(db, organizationId, (tx) =>
      recordAudit(tx, organizationId, { by: "system", at: new Date(), ...entry }),
    );
  } catch (error) {
    // Such as for an organisation that does not exist: what happened first must still be told.
    log.error("A refusal of the database could not be noted.", error);
  }
}

/** A read before the organisation is known: accounts by e-mail, a pairing code, the list of organisations. Nothing can be written. */
export async function inDirectory<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { db } = await database();
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('app.directory', 'on', true), set_config('role', ${APP_ROLE}, true)`,
    );
    return work(tx);
  });
}

const VIOLATIONS = { foreign_key: "23503", unique: "23505", privilege: "42501" };

/** Whether a statement failed because rows of another table refer to what it would remove, a value is there already, or it may not. */
export function violates(error: unknown, violation: keyof typeof VIOLATIONS): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if ("code" in current && current.code === VIOLATIONS[violation]) return true;
  return false;
}

/** The rows of a raw statement: PGlite answers {rows}, postgres.js an array. */
export async function rows<T>(result: PromiseLike<unknown>): Promise<T[]> {
  const value = await result;
  return (Array.isArray(value) ? value : (value as { rows: T[] }).rows) as T[];
}
