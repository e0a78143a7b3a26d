import "server-only";
import { secondsLeft } from "@/lib/domain/sign-in-limits";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { Problem, TooMany } from "../problem";
import { countFailure } from "./count-failure";
import type { AccountRow } from "./find-actor";
import { lockOwnAccount } from "./own-account";
import { passwordMatches } from "./password";
import { spendSecondFactor } from "./second-factor";

/**
 * Asks once more who sits there, before something that a borrowed browser must not do. Whoever has no password (sign-in through OpenID
 * Connect only) is believed the sign-in. Counts as a wrong sign-in does. Problems: `password_wrong` (field password), TooMany
 * `too_many_attempts`.
 */
export async function proveOwner(
  actor: Actor,
  { password }: { password: string },
  now: Date,
): Promise<AccountRow> {
  authorise(actor, "account.manage_own");
  const { organizationId } = actor;
  const account = await inOrganization(organizationId, (tx) => lockOwnAccount(tx, actor));
  requirePatience(account, now);
  if (account.passwordHash === null || (await passwordMatches(password, account.passwordHash)))
    return account;
  await inOrganization(organizationId, (tx) =>
    countFailure(tx, account, { reason: "own_password_wrong", now }),
  );
  throw new Problem("invalid", "password_wrong", "password");
}

/** Asks for the password and a code of the second factor, which is used up. Problems also: `second_factor_off`, `code_wrong` (field code). */
export async function proveBothFactors(
  actor: Actor,
  { password, code }: { password: string; code: string },
  now: Date,
): Promise<AccountRow> {
  authorise(actor, "account.manage_own");
  const account = await proveOwner(actor, { password }, now);
  if (!account.totpEnabledAt) throw new Problem("conflict", "second_factor_off");
  const proven = await inOrganization(actor.organizationId, async (tx) => {
    const locked = await lockOwnAccount(tx, actor);
    if (await spendSecondFactor(tx, locked, { typed: code, now })) return true;
    await countFailure(tx, locked, { reason: "code_wrong", now });
    return false;
  });
  if (!proven) throw new Problem("invalid", "code_wrong", "code");
  return account;
}

function requirePatience({ failedSignIns, lastFailedAt }: AccountRow, now: Date): void {
  const wait = secondsLeft(failedSignIns, lastFailedAt?.getTime() ?? null, now.getTime());
  // A locked account waits for ever: a day is what a client is told.
  if (wait > 0) throw new TooMany("too_many_attempts", Math.min(wait, 86_400));
}
