import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { z } from "zod";
import { calibratePairs, USAGE } from "@/bench/calibrate-pairs";
import { UsageError } from "@/bench/read-arguments";
import { MaintenanceError, runOnData } from "./maintenance";

/**
 * `npm run calibrate`: thresholds of a recognition model, from labelled photos into a calibration file, or (`--organization ID`) from how
 * alike an organisation's own people are, inside the database and aggregated. Exit code 0: done, 1: too few people, 2: not done.
 */
const args = process.argv.slice(2);
if (args.includes("--organization")) await runOnData(() => measureOrganization(args));
else await calibrate();

async function calibrate(): Promise<void> {
  nextEnv.loadEnvConfig(fileURLToPath(new URL("../", import.meta.url)));
  try {
    const { env } = await import("@/lib/server/env");
    for (const line of await calibratePairs(args, env.dataDirectory)) console.log(line);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) console.error(USAGE);
    process.exitCode = 2;
  }
}

async function measureOrganization(given: string[]): Promise<0 | 1> {
  const { values } = parseArgs({ args: given, options: { organization: { type: "string" } } });
  const id = z.uuid().safeParse(values.organization).data;
  if (!id) throw new MaintenanceError("Say with --organization ID whose people are compared.");
  const { inOrganization } = await import("@/lib/server/database");
  const { measure } = await import("@/lib/server/recognition/measure-impostors");
  const { Problem } = await import("@/lib/server/problem");
  try {
    const outcome = await inOrganization(id, (tx) => measure(tx, id, "system", new Date()));
    console.log(
      outcome.kind === "measured"
        ? `Organisation ${id}: ${outcome.people} people, ${outcome.pairs} pairs compared; its thresholds follow.`
        : `Organisation ${id}: ${outcome.people} people are enrolled, ${outcome.needed} are needed. Nothing was changed.`,
    );
    return outcome.kind === "measured" ? 0 : 1;
  } catch (error) {
    if (error instanceof Problem && error.reason === "no_model")
      throw new MaintenanceError("No recognition model is installed here: npm run setup.", { cause: error });
    throw error;
  }
}
