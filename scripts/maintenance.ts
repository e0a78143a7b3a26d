import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";
import { DatabaseOpenError } from "@/db/open-error";

/** What the person who typed a command can put right: told without a stack. */
export class MaintenanceError extends Error {}

/** What a command answers: done, or done and found wanting. */
type Work = () => Promise<0 | 1>;

/**
 * Runs a command on the database that the server uses (same variables, same .env files) and sets the exit code: what `work` answers, or 2
 * when it could not be done. No demo is made and no database is begun; the schema is brought up to date, as a start does.
 */
export function runOnData(work: Work): Promise<void> {
  return withSettings(async () => {
    process.env.HADIR_DEMO = "off";
    const { env } = await import("@/lib/server/env");
    if (!env.databaseUrl && !existsSync(join(env.dataDirectory, "pg"))) {
      throw new MaintenanceError(
        `There is no database in ${env.dataDirectory}. Set HADIR_DATA_DIR or DATABASE_URL as the server has them.`,
      );
    }
    return closingDatabase(work);
  });
}

/** The same for a command that may be the first on a new database. */
export function runOnNewData(work: Work): Promise<void> {
  return withSettings(() => closingDatabase(work));
}

/** What modules of the server read at their start is settled before `run` imports them. */
async function withSettings(run: Work): Promise<void> {
  try {
    nextEnv.loadEnvConfig(fileURLToPath(new URL("../", import.meta.url)));
    process.exitCode = await run();
  } catch (error) {
    process.exitCode = 2;
    console.error(describe(error));
  }
}

async function closingDatabase(work: Work): Promise<0 | 1> {
  const { database } = await import("@/lib/server/database");
  const opened = await database();
  try {
    return await work();
  } finally {
    await opened.close();
  }
}

function describe(error: unknown): unknown {
  if (error instanceof DatabaseOpenError) return `${error.message}\n${error.remedy}`;
  if (error instanceof MaintenanceError || isUsageError(error)) return error.message;
  return error;
}

/** What `parseArgs` says of a wrong option. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof TypeError &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("ERR_PARSE_ARGS_")
  );
}
