import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema/people";
import { LOCK_FAILURES } from "@/lib/domain/sign-in-limits";
import { inDirectory, inOrganization } from "../database";
import { admit, type SignInOutcome } from "./admit";
import { countFailure } from "./count-failure";
import type { AccountRow } from "./find-actor";
import type { SignInClient } from "./login-session";
import { passwordMatches, spendPasswordTime } from "./password";
import { clearSignInRate, countSignInFailure, signInWait } from "./sign-in-rate";

const credentialsSchema = z.object({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(128),
  /** Of the second factor, where the account has one. */
  code: z.string().max(40).optional(),
});

/** Where a sign-in comes from: for rates and for its owner to recognise it. */
export type SignInOrigin = SignInClient & { address: string };

/** One address may have an account in several organisations; only so many are tried. */
const MAX_ACCOUNTS_PER_EMAIL = 4;

/**
 * The sign-in by e-mail, password and, where the account has a second factor, its code: without both nothing begins. Takes as long for an
 * unknown address as for a wrong password; every end of a known account is audited. Wrong passwords and codes slow the next try down, a
 * hundred in a row lock the account until its password is reset.
 */
export async function verifyCredentials(
  input: unknown,
  origin: SignInOrigin,
  now: Date,
): Promise<SignInOutcome> {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return { kind: "refused" };
  const { password, code } = parsed.data;
  const email = parsed.data.email.normalize("NFKC").toLowerCase();
  if (signInWait(email, origin.address, now) > 0) return { kind: "too_many" };
  const account = await accountOf(email, password, now);
  const outcome = account ? await admit(account, { code, how: "password" }, { client: origin, now }) : null;
  if (outcome?.kind === "signed_in") clearSignInRate(email);
  // A right password without its code is no success: whoever guesses codes must not begin anew with it.
  else if (outcome?.kind !== "code_required") countSignInFailure(email, origin.address, now);
  return outcome ?? { kind: "refused" };
}

/** The account whose password it is; each account of the address is told when it is none's. */
async function accountOf(email: string, password: string, now: Date): Promise<AccountRow | null> {
  const found = await inDirectory((tx) =>
    tx.select().from(accounts).where(eq(accounts.email, email)).limit(MAX_ACCOUNTS_PER_EMAIL),
  );
  if (found.length === 0) await spendPasswordTime(password);
  for (const account of found) {
    const matches = await passwordMatches(password, account.passwordHash);
    if (matches && account.active && account.failedSignIns < LOCK_FAILURES) return account;
  }
  for (const account of found) {
    const reason = account.active ? undefined : "account_inactive";
    await inOrganization(account.organizationId, (tx) => countFailure(tx, account, { reason, now }));
  }
  return null;
}
