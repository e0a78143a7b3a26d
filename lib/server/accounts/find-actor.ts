import "server-only";
import { and, eq } from "drizzle-orm";
import { loginSessions } from "@/db/schema/login-sessions";
import { accounts } from "@/db/schema/people";
import { isSignInAlive } from "@/lib/domain/sign-in-limits";
import { type Actor, rolesHeld } from "../actor";
import { inOrganization, type Transaction } from "../database";
import { timesOf, touchSession } from "./login-session";
import { rolesInForce } from "./roles-in-force";

export type AccountRow = typeof accounts.$inferSelect;

/** What a verified cookie names. */
export type SignIn = { organizationId: string; accountId: string; sessionId: string };

/** How stale the time of last use may be before it is written again. */
const SEEN_STEP_MS = 60_000;

/**
 * The account that a verified cookie names, with the roles that its person has today; null when it is gone, no longer active or without a
 * role, or when the sign-in was ended, idle too long or too old.
 */
export async function findActor(
  { organizationId, accountId, sessionId }: SignIn,
  now: Date,
): Promise<Actor | null> {
  return inOrganization(organizationId, async (tx) => {
    const [found] = await tx
      .select({ account: accounts, session: loginSessions })
      .from(accounts)
      .innerJoin(
        loginSessions,
        and(
          eq(loginSessions.organizationId, accounts.organizationId),
          eq(loginSessions.accountId, accounts.id),
          eq(loginSessions.id, sessionId),
        ),
      )
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
    if (!found) return null;
    const actor = await loadActor(tx, found.account, sessionId, now);
    const times = timesOf(found.session);
    if (!actor || !isSignInAlive(rolesHeld(actor), times, now.getTime())) return null;
    if (now.getTime() - times.lastSeenAt > SEEN_STEP_MS) {
      await touchSession(tx, organizationId, sessionId, now);
    }
    return actor;
  });
}

/** An account as it may act now; null when it is not active or its person has no role in force. */
export async function loadActor(
  tx: Transaction,
  account: AccountRow,
  sessionId: string,
  now: Date,
): Promise<Actor | null> {
  if (!account.active) return null;
  const { organizationId, personId } = account;
  const { roles, withheld, supervises } = await rolesInForce(tx, account, now);
  if (roles.length + withheld.length === 0) return null;
  return {
    organizationId,
    accountId: account.id,
    sessionId,
    personId,
    roles,
    withheld,
    supervises,
    scopes: null,
    name: { ar: account.nameAr, en: account.nameEn },
    email: account.email,
  };
}
