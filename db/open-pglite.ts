import { accessSync, constants, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { OpenDatabase } from "./client";
import { DirectoryLockedError, lockDataDirectory } from "./data-directory-lock";
import { migrationsFolder } from "./migrations-folder";
import { codeOf, DatabaseOpenError, messageOf } from "./open-error";
import * as schema from "./schema";
import { fenceTenants, letOwnerMigrate } from "./tenancy";

/** Opens PGlite in a data directory (null: in memory), locked against a second process. */
export async function openPglite(directory: string | null): Promise<OpenDatabase> {
  const release = directory === null ? () => {} : takeDirectory(resolve(directory));
  let client: PGlite | undefined;
  try {
    client = await create(directory);
    const db = drizzle({ client, schema });
    await migrateEmbedded(db);
    const opened = client;
    return {
      engine: "pglite",
      db,
      listen: async (channel, hear) => {
        const end = await opened.listen(channel, hear);
        return () => end();
      },
      close: async () => {
        await opened.close();
        release();
      },
    };
  } catch (error) {
    await client?.close().catch(() => {});
    release();
    throw error;
  }
}

function takeDirectory(directory: string): () => void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK | constants.X_OK);
    return lockDataDirectory(directory);
  } catch (error) {
    if (error instanceof DirectoryLockedError) {
      throw new DatabaseOpenError(
        "directory_in_use",
        `The data directory ${directory} is already in use by process ${error.pid}.`,
        "Stop that process, or set HADIR_DATA_DIR to another directory. Two processes on one directory would lose rows.",
        { cause: error },
      );
    }
    throw new DatabaseOpenError(
      "directory_not_writable",
      `The data directory ${directory} cannot be written (${codeOf(error) ?? messageOf(error)}).`,
      "Make it writable for this user, or set HADIR_DATA_DIR to a directory that is.",
      { cause: error },
    );
  }
}

async function create(directory: string | null): Promise<PGlite> {
  try {
    const options = { extensions: { vector } };
    return await (directory === null
      ? PGlite.create(options)
      : PGlite.create({ ...options, dataDir: join(resolve(directory), "pg") }));
  } catch (error) {
    throw new DatabaseOpenError(
      "directory_damaged",
      `The embedded database in ${directory} does not open: ${messageOf(error)}.`,
      "Nothing was changed. Restore the directory from a backup, or move it away to start with an empty one.",
      { cause: error },
    );
  }
}

async function migrateEmbedded(db: ReturnType<typeof drizzle<typeof schema, PGlite>>): Promise<void> {
  try {
    await letOwnerMigrate(db);
    await migrate(db, { migrationsFolder: migrationsFolder() });
    await fenceTenants(db);
  } catch (error) {
    throw new DatabaseOpenError(
      "migration_failed",
      `The database could not be brought up to date: ${messageOf(error)}.`,
      "Nothing was half done: a migration is one transaction. Report this message.",
      { cause: error },
    );
  }
}
