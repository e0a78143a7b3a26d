import "server-only";
import { and, eq } from "drizzle-orm";
import { loginSessions } from "@/db/schema/login-sessions";
import { accounts } from "@/db/schema/people";
import { isSignInAlive } from "@/lib/domain/sign-in-limits";
import type { Actor } from "../actor";
import { inOrganization } from "../database";
import { timesOf, touchSession } from "./login-session";

export type AccountRow = typeof accounts.$inferSelect;

/** What a verified cookie names. */
export type SignIn = { organizationId: string; accountId: string; sessionId: string };

/** How stale the time of last use may be before it is written again. */
const SEEN_STEP_MS = 60_000;

/**
 * The account that a verified cookie names, as it stands now; null when it is gone, no longer active, or when the sign-in was ended, idle
 * too long or too old.
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
    if (!found?.account.active) return null;
    const { account, session } = found;
    const times = timesOf(session);
    if (!isSignInAlive(account.role, times, now.getTime())) return null;
    if (now.getTime() - times.lastSeenAt > SEEN_STEP_MS) {
      await touchSession(tx, organizationId, sessionId, now);
    }
    return actorOf(account, sessionId);
  });
}

export function actorOf(account: AccountRow, sessionId: string): Actor {
  return {
    organizationId: account.organizationId,
    accountId: account.id,
    sessionId,
    personId: account.personId,
    role: account.role,
    name: { ar: account.nameAr, en: account.nameEn },
    email: account.email,
  };
}
