import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization } from "../database";
import { endEverySession } from "./login-session";
import { hashPassword } from "./password";

/** What becomes of a second factor: for somebody who has lost the app and every recovery code it is removed. */
type FactorAfterReset = "kept" | "removed";

const NO_FACTOR = { totpSealed: null, totpEnabledAt: null, totpLastStep: null, recoveryHashes: null };

/**
 * New passwords for the accounts of an address, one an organisation: unlocked, every sign-in ended. Only the operator does this, at the
 * console of the server; no web or API edge leads here.
 */
export async function resetPassword(
  email: string,
  secondFactor: FactorAfterReset,
  now: Date,
): Promise<{ organizationId: string; password: string }[]> {
  const address = email.normalize("NFKC").toLowerCase();
  const found = await inDirectory((tx) => tx.select().from(accounts).where(eq(accounts.email, address)));
  return Promise.all(
    found.map(async (account) => {
      const { organizationId, id } = account;
      const password = randomBytes(18).toString("base64url");
      const passwordHash = await hashPassword(password);
      await inOrganization(organizationId, async (tx) => {
        await tx
          .update(accounts)
          .set({
            passwordHash,
            failedSignIns: 0,
            lastFailedAt: null,
            // Whoever it was at the provider: the next one with the verified address is bound anew.
            oidcSubject: null,
            ...(secondFactor === "removed" ? NO_FACTOR : {}),
          })
          .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, id)));
        await endEverySession(tx, { organizationId, accountId: id }, now);
        await recordAudit(tx, organizationId, {
          by: "system",
          at: now,
          action: "account.reset_password",
          objectKind: "account",
          objectId: id,
          reason: secondFactor === "removed" ? "operator_removed_factor" : "operator",
        });
      });
      return { organizationId, password };
    }),
  );
}
