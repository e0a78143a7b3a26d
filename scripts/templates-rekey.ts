import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { MaintenanceError, runOnData } from "./maintenance";

/**
 * `npm run templates:rekey -- --organization ID`: gives all face templates of one organisation new keys, in one transaction. Nobody has
 * to be enrolled again. Exit code 0: done, 2: not done, and nothing was changed.
 */
await runOnData(async () => {
  const { values } = parseArgs({ options: { organization: { type: "string" } } });
  const id = z.uuid().safeParse(values.organization).data;
  if (!id) throw new MaintenanceError("Say with --organization ID whose templates get new keys.");
  await requireMasterKey();
  const { templates, epoch } = await rekeyAll(id);
  console.log(`Organisation ${id}: ${templates} templates have new keys, now number ${epoch}.`);
  return 0;
});

/** Without it a fresh key would be made, which opens none of the templates. */
async function requireMasterKey(): Promise<void> {
  const { env } = await import("@/lib/server/env");
  if (env.secret || existsSync(join(env.dataDirectory, "master.key"))) return;
  throw new MaintenanceError(
    `There is no master key: HADIR_SECRET is unset and ${env.dataDirectory} has no master.key. Give the one the server uses. Nothing was changed.`,
  );
}

async function rekeyAll(id: string) {
  const { inOrganization } = await import("@/lib/server/database");
  const { rekey } = await import("@/lib/server/templates/rekey-organization");
  const { Problem } = await import("@/lib/server/problem");
  try {
    return await inOrganization(id, (tx) => rekey(tx, id, "system", new Date()));
  } catch (error) {
    if (error instanceof Problem && error.reason === "organization_not_found")
      throw new MaintenanceError(`This database holds no organisation ${id}.`);
    if (error instanceof Error && error.message.includes("unable to authenticate data"))
      throw new MaintenanceError(
        "The templates were not sealed with this master key. Give the one the server uses (HADIR_SECRET or master.key). Nothing was changed.",
        { cause: error },
      );
    throw error;
  }
}
