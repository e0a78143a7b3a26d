import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

type Schema = typeof schema;

export type Database = PgDatabase<PgQueryResultHKT, Schema>;
export type Transaction = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

/** An open engine. `listen` hears NOTIFY of a channel and returns its end. */
export type OpenDatabase = {
  engine: "pglite" | "postgres";
  db: Database;
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** Where the data is: a directory of our own (PGlite) or a PostgreSQL server. `memory` is for tests. */
export type DatabaseTarget =
  | { kind: "directory"; path: string }
  | { kind: "memory" }
  | { kind: "server"; url: string };

/** Opens the engine, brings the schema up to date and fences the tenants. Throws DatabaseOpenError; may be called again. */
export async function openDatabase(target: DatabaseTarget): Promise<OpenDatabase> {
  // Loaded on demand: a server with DATABASE_URL never loads the embedded engine, and the reverse.
  if (target.kind === "server") return (await import("./open-postgres")).openPostgres(target.url);
  return (await import("./open-pglite")).openPglite(target.kind === "directory" ? target.path : null);
}
