import { runOnData } from "./maintenance";
import { accountFromArguments } from "./operator-account";

/**
 * `npm run operators:revoke -- --email ADDRESS [--organization ID]`: takes the role of an operator away and ends the owner's sign-ins.
 * Exit code 0: done, or so already; 2: not done.
 */
await runOnData(async () => {
  const { account, email } = await accountFromArguments();
  const { revokeOperator } = await import("@/lib/server/affiliations/operator-role");
  const revoked = await revokeOperator(account, new Date());
  console.log(revoked ? `${email} operates the platform no more.` : `${email} did not operate the platform.`);
  return 0;
});
