import { parseArgs } from "node:util";
import { z } from "zod";
import { MaintenanceError, runOnData } from "./maintenance";

/**
 * `npm run accounts:reset -- --email ADDRESS`: a new password for an account that was locked or whose password is lost, shown once. All
 * its sign-ins end. `--remove-second-factor` is for somebody who has lost the app and the recovery codes too. Exit code 0: done, 2: not
 * done, and nothing was changed.
 */
await runOnData(async () => {
  const { values } = parseArgs({
    options: { email: { type: "string" }, "remove-second-factor": { type: "boolean" } },
  });
  const email = z.email().safeParse(values.email).data;
  if (!email) throw new MaintenanceError("Say with --email ADDRESS whose password is reset.");
  const { resetPassword } = await import("@/lib/server/accounts/reset-password");
  const reset = await resetPassword(email, values["remove-second-factor"] ? "removed" : "kept", new Date());
  if (reset.length === 0) throw new MaintenanceError(`There is no account with the address ${email}.`);
  for (const { organizationId, password } of reset) {
    console.log(`Organisation ${organizationId}: new password of ${email}, shown once: ${password}`);
  }
  return 0;
});
