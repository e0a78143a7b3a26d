import { parseArgs } from "node:util";
import { z } from "zod";
import type { AccountOfOperator } from "@/lib/server/affiliations/operator-role";
import { MaintenanceError } from "./maintenance";

/** The one account that `--email ADDRESS` (and, where the address has several, `--organization ID`) names. */
export async function accountFromArguments(): Promise<{ account: AccountOfOperator; email: string }> {
  const { values } = parseArgs({
    options: { email: { type: "string" }, organization: { type: "string" } },
  });
  const email = z.email().safeParse(values.email).data;
  if (!email) throw new MaintenanceError("Say with --email ADDRESS whose account is meant.");
  const { findAccountsByAddress } = await import("@/lib/server/affiliations/operator-role");
  const all = await findAccountsByAddress(email);
  const found = all.filter(
    ({ organizationId }) => values.organization === undefined || organizationId === values.organization,
  );
  const [account, another] = found;
  if (!account) throw new MaintenanceError(`There is no account with the address ${email}.`);
  if (another) {
    const ids = found.map(({ organizationId }) => organizationId).join("\n  ");
    throw new MaintenanceError(
      `${email} has accounts in several organisations; say with --organization ID which is meant:\n  ${ids}`,
    );
  }
  return { account, email };
}
