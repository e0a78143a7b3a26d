import "server-only";
import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { secondsLeft } from "@/lib/domain/sign-in-limits";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { Problem, TooMany } from "../problem";
import { countFailure } from "./count-failure";
import type { AccountRow } from "./find-actor";
import { passwordMatches } from "./password";
import { spendSecondFactor } from "./second-factor";

/** `code` is asked for where the second factor itself is at stake. */
type Proof = { password: string; code?: string };

/**
 * Asks once more who sits there, before something that a borrowed browser must not do. Whoever has no password (sign-in through OpenID
 * Connect only) is believed the sign-in. Counts as a wrong sign-in does. Problems: `password_wrong` (field password), `code_wrong`
 * (field code), TooMany `too_many_attempts`.
 */
export async function proveOwner(actor: Actor, { password, code }: Proof, now: Date): Promise<AccountRow> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  const own = and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId));
  const [account] = await inOrganization(organizationId, (tx) => tx.select().from(accounts).where(own));
  if (!account) throw new Problem("signed_out", "signed_out");
  const wait = secondsLeft(account.failedSignIns, account.lastFailedAt?.getTime() ?? null, now.getTime());
  if (wait > 0) throw new TooMany("too_many_attempts", Math.min(wait, 900));
  const knows = account.passwordHash === null || (await passwordMatches(password, account.passwordHash));
  const wrong = await inOrganization(organizationId, async (tx) => {
    if (!knows) {
      await countFailure(tx, account, { reason: "own_password_wrong", now });
      return "password" as const;
    }
    if (code === undefined) return null;
    const [locked] = await tx.select().from(accounts).where(own).for("update");
    if (locked && (await spendSecondFactor(tx, locked, { typed: code, now }))) return null;
    await countFailure(tx, account, { reason: "code_wrong", now });
    return "code" as const;
  });
  if (wrong) throw new Problem("invalid", `${wrong}_wrong`, wrong);
  return account;
}
