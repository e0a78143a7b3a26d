import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { choosePasswordSchema } from "@/lib/contracts/account";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { organizationOfToken } from "../secret-token";
import { endEverySession } from "./login-session";
import { notifyOwner } from "./notify-owner";
import { hashPassword } from "./password";
import { endResets, loadOpenReset } from "./password-reset";
import { requireGoodPassword } from "./require-good-password";
import { clearSignInRate } from "./sign-in-rate";

/**
 * Replaces a forgotten password by the link of a mail, once: unlocks the account, ends all its sign-ins, tells its owner. A second factor
 * stays in force. Problems: `reset_ended`, `password_<fault>` (field password).
 */
export async function choosePassword(
  { token, password }: z.output<typeof choosePasswordSchema>,
  now: Date,
): Promise<void> {
  const organizationId = organizationOfToken(token);
  if (!organizationId) throw new Problem("not_found", "reset_ended");
  const { account, organization } = await inOrganization(organizationId, async (tx) => ({
    ...(await loadOpenReset(tx, { organizationId, token }, now)),
    organization: await loadOrganization(tx, organizationId),
  }));
  const hasSecondFactor = account.totpEnabledAt !== null;
  const owner = {
    email: account.email,
    name: { ar: account.nameAr, en: account.nameEn },
    organization: { ar: organization.nameAr, en: organization.nameEn },
    hasSecondFactor,
  };
  await requireGoodPassword(password, owner, "password");
  const passwordHash = await hashPassword(password);
  await inOrganization(organizationId, async (tx) => {
    await loadOpenReset(tx, { organizationId, token }, now);
    const accountId = account.id;
    await tx
      .update(accounts)
      .set({ passwordHash, failedSignIns: 0, lastFailedAt: null })
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
    await endResets(tx, { organizationId, accountId }, now);
    await endEverySession(tx, { organizationId, accountId }, now);
    await recordAudit(tx, organizationId, {
      by: { accountId },
      at: now,
      action: "account.reset_password",
      objectKind: "account",
      objectId: accountId,
      reason: "by_mail",
    });
  });
  // Where codes can be guessed, whoever reads the mails must not begin anew with each reset.
  if (!hasSecondFactor) clearSignInRate(account.email);
  notifyOwner(account, organization, { what: "password_reset", at: now });
}
