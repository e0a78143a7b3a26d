import "server-only";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { endSession } from "./login-session";

/** Ends one of the actor's own sign-ins: that browser is signed out at its next request. */
export async function endLoginSession(actor: Actor, input: { sessionId: string }, now: Date): Promise<void> {
  authorise(actor, "account.manage_own");
  await inOrganization(actor.organizationId, async (tx) => {
    if (!(await endSession(tx, actor, input.sessionId, now)))
      throw new Problem("not_found", "session_not_found");
    await recordAudit(tx, actor.organizationId, {
      by: actor,
      at: now,
      action: "sign_in.ended",
      objectKind: "login_session",
      objectId: input.sessionId,
    });
  });
}
