import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema/people";
import { LOCK_FAILURES } from "@/lib/domain/sign-in-limits";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization } from "../database";
import type { AccountRow } from "./find-actor";
import { beginLoginSession, type SignInClient } from "./login-session";
import { passwordMatches, spendPasswordTime } from "./password";
import { clearSignInRate, countSignInFailure, signInWait } from "./sign-in-rate";

export const credentialsSchema = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(128),
});

/** Where a sign-in comes from: for rates and for its owner to recognise it. */
export type SignInOrigin = SignInClient & { address: string };

/** `too_many` says nothing of whether the account exists. */
export type SignInOutcome =
  | { kind: "signed_in"; organizationId: string; accountId: string; sessionId: string }
  | { kind: "refused" }
  | { kind: "too_many" };

/** One address may have an account in several organisations; only so many are tried. */
const MAX_ACCOUNTS_PER_EMAIL = 4;

/**
 * The sign-in by e-mail and password. Takes as long for an unknown address as for a wrong password; every end of a known account is
 * audited. Wrong passwords slow the next try down, a hundred in a row lock the account until its password is reset.
 */
export async function verifyCredentials(
  input: unknown,
  origin: SignInOrigin,
  now: Date,
): Promise<SignInOutcome> {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return { kind: "refused" };
  const email = parsed.data.email.normalize("NFKC").toLowerCase();
  if (signInWait(email, origin.address, now) > 0) return { kind: "too_many" };
  const found = await inDirectory((tx) =>
    tx.select().from(accounts).where(eq(accounts.email, email)).limit(MAX_ACCOUNTS_PER_EMAIL),
  );
  if (found.length === 0) await spendPasswordTime(parsed.data.password);
  for (const account of found) {
    const matches = await passwordMatches(parsed.data.password, account.passwordHash);
    if (matches && account.active && account.failedSignIns < LOCK_FAILURES) {
      clearSignInRate(email);
      return accept(account, origin, now);
    }
    await refuse(account, now);
  }
  countSignInFailure(email, origin.address, now);
  return { kind: "refused" };
}

function accept(account: AccountRow, origin: SignInOrigin, now: Date): Promise<SignInOutcome> {
  const { organizationId, id: accountId } = account;
  return inOrganization(organizationId, async (tx) => {
    await tx
      .update(accounts)
      .set({ failedSignIns: 0, lastFailedAt: null })
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
    const sessionId = await beginLoginSession(tx, { organizationId, accountId }, origin, now);
    await recordAudit(tx, organizationId, {
      by: { accountId },
      at: now,
      action: "sign_in.accepted",
      objectKind: "account",
      objectId: accountId,
    });
    return { kind: "signed_in", organizationId, accountId, sessionId };
  });
}

async function refuse(account: AccountRow, now: Date): Promise<void> {
  const { organizationId, id: accountId } = account;
  await inOrganization(organizationId, async (tx) => {
    await tx
      .update(accounts)
      .set({ failedSignIns: sql`${accounts.failedSignIns} + 1`, lastFailedAt: now })
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
    await recordAudit(tx, organizationId, {
      by: "system",
      at: now,
      action: account.failedSignIns + 1 === LOCK_FAILURES ? "sign_in.locked" : "sign_in.refused",
      objectKind: "account",
      objectId: accountId,
      reason: account.active ? undefined : "account_inactive",
    });
  });
}
