import "server-only";
import type { LoginSession } from "@/lib/contracts/account";
import { isSignInAlive } from "@/lib/domain/sign-in-limits";
import { type Actor, authorise, rolesHeld } from "../actor";
import { inOrganization } from "../database";
import { findOpenSessions, timesOf } from "./login-session";

/** The browsers that are signed in to the actor's own account now. */
export async function listLoginSessions(actor: Actor, now: Date): Promise<LoginSession[]> {
  authorise(actor, "account.manage_own");
  const open = await inOrganization(actor.organizationId, (tx) => findOpenSessions(tx, actor));
  return open
    .filter((session) => isSignInAlive(rolesHeld(actor), timesOf(session), now.getTime()))
    .map((session) => ({
      id: session.id,
      userAgent: session.userAgent,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      isThisOne: session.id === actor.sessionId,
    }));
}
