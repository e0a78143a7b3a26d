import "server-only";
import { and, eq } from "drizzle-orm";
import { loginSessions } from "@/db/schema/login-sessions";
import { accounts } from "@/db/schema/people";
import type { TokenPair } from "@/lib/contracts/tokens";
import { isSignInAlive } from "@/lib/domain/sign-in-limits";
import { rolesHeld } from "../actor";
import { loadOrganization, type OrganizationRow } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { organizationOfToken } from "../secret-token";
import { type AccountRow, loadActor } from "./find-actor";
import { endSession, timesOf, touchSession } from "./login-session";
import { notifyOwner } from "./notify-owner";
import { consumeRefreshToken, findRefreshToken, issueTokenPair } from "./refresh-token";

type Exchange =
  | { kind: "exchanged"; pair: TokenPair }
  | { kind: "refused" }
  | { kind: "reused"; owner: AccountRow; organization: OrganizationRow };

const REFUSED: Exchange = { kind: "refused" };

/**
 * Exchanges a refresh token for a new pair, once. A token that comes a second time was copied: its whole sign-in ends, its owner is told by
 * mail, and the audit log says so. Unknown, used, ended and expired read the same.
 */
export async function refreshAccess(refreshToken: string, now: Date): Promise<TokenPair> {
  const organizationId = organizationOfToken(refreshToken);
  const exchanged = organizationId
    ? await inOrganization(organizationId, (tx) => exchange(tx, organizationId, refreshToken, now))
    : REFUSED;
  if (exchanged.kind === "exchanged") return exchanged.pair;
  if (exchanged.kind === "reused") {
    notifyOwner(exchanged.owner, exchanged.organization, { what: "token_reuse", at: now });
  }
  throw new Problem("signed_out", "refresh_token_refused");
}

async function exchange(
  tx: Transaction,
  organizationId: string,
  refreshToken: string,
  now: Date,
): Promise<Exchange> {
  const token = await findRefreshToken(tx, organizationId, refreshToken);
  if (!token) return REFUSED;
  const [found] = await tx
    .select({ session: loginSessions, account: accounts })
    .from(loginSessions)
    .innerJoin(
      accounts,
      and(
        eq(accounts.organizationId, loginSessions.organizationId),
        eq(accounts.id, loginSessions.accountId),
      ),
    )
    .where(and(eq(loginSessions.organizationId, organizationId), eq(loginSessions.id, token.sessionId)));
  const actor = found && (await loadActor(tx, found.account, found.session.id, now));
  if (!actor) return REFUSED;
  if (!isSignInAlive(rolesHeld(actor), timesOf(found.session), now.getTime())) return REFUSED;
  if (await consumeRefreshToken(tx, organizationId, token.id, now)) {
    await touchSession(tx, organizationId, actor.sessionId, now);
    return { kind: "exchanged", pair: await issueTokenPair(tx, actor, now) };
  }
  if (!(await endSession(tx, actor, actor.sessionId, now))) return REFUSED;
  await recordAudit(tx, organizationId, {
    by: "system",
    at: now,
    action: "token.reuse",
    objectKind: "account",
    objectId: actor.accountId,
    reason: "refresh_token_used_twice",
  });
  return {
    kind: "reused",
    owner: found.account,
    organization: await loadOrganization(tx, organizationId),
  };
}
