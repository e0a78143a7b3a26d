import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { changePasswordSchema } from "@/lib/contracts/account";
import { judgeNewPassword } from "@/lib/domain/sign-in-limits";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { endOtherSessions } from "./login-session";
import { hashPassword, passwordMatches } from "./password";

/**
 * A new password for the actor's own account; every other sign-in of it ends. Problems: `password_wrong` (field current),
 * `password_too_short | _too_long | _too_simple` (field next).
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof changePasswordSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "account.manage_own");
  const fault = judgeNewPassword(input.next, actor.email);
  if (fault) throw new Problem("invalid", `password_${fault}`, "next");
  const { organizationId, accountId } = actor;
  const own = and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId));
  const passwordHash = await hashPassword(input.next);
  await inOrganization(organizationId, async (tx) => {
    const [account] = await tx.select().from(accounts).where(own).for("update");
    if (!account || !(await passwordMatches(input.current, account.passwordHash))) {
      throw new Problem("invalid", "password_wrong", "current");
    }
    await tx.update(accounts).set({ passwordHash, failedSignIns: 0, lastFailedAt: null }).where(own);
    await endOtherSessions(tx, actor, actor.sessionId, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "account.change_password",
      objectKind: "account",
      objectId: accountId,
    });
  });
}
