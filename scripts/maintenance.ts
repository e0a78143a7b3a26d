import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";
import { DatabaseOpenError } from "@/db/open-error";

/** What the person who typed a command can put right: told without a stack. */
export class MaintenanceError extends Error {}

/**
 * Runs a command on the database that the server would use (same variables, same .env files) and sets the exit code: what `work` answers,
 * or 2 when it could not be done. No demo is made and no database is begun; the schema is brought up to date, as a start does.
 */
export async function runOnData(work: () => Promise<0 | 1>): Promise<void> {
  try {
    nextEnv.loadEnvConfig(fileURLToPath(new URL("../", import.meta.url)));
    process.env.HADIR_DEMO = "off";
    // Only now: what these modules read at their start is settled.
    const { env } = await import("@/lib/server/env");
    if (!env.databaseUrl && !existsSync(join(env.dataDirectory, "pg"))) {
      throw new MaintenanceError(
        `There is no database in ${env.dataDirectory}. Set HADIR_DATA_DIR or DATABASE_URL as the server has them.`,
      );
    }
    const { database } = await import("@/lib/server/database");
    const opened = await database();
    try {
      process.exitCode = await work();
    } finally {
      await opened.close();
    }
  } catch (error) {
    process.exitCode = 2;
    console.error(describe(error));
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
