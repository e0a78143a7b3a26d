import { MaintenanceError, runOnData } from "./maintenance";
import { accountFromArguments } from "./operator-account";

/**
 * `npm run operators:grant -- --email ADDRESS [--organization ID]`: makes the owner of an account an operator of the platform, who creates
 * organisations and sees nothing inside them. Exit code 0: done, or so already; 2: not done.
 */
await runOnData(async () => {
  const { account, email } = await accountFromArguments();
  if (!account.isActive) throw new MaintenanceError(`The account ${email} is switched off.`);
  const { grantOperator } = await import("@/lib/server/affiliations/operator-role");
  const granted = await grantOperator(account, new Date());
  console.log(
    granted ? `${email} operates the platform from now on.` : `${email} operates the platform already.`,
  );
  return 0;
});
