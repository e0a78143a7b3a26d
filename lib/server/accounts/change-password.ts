import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { changePasswordSchema } from "@/lib/contracts/account";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { endOtherSessions } from "./login-session";
import { notifyOwner } from "./notify-owner";
import { hashPassword } from "./password";
import { endResets } from "./password-reset";
import { proveOwner } from "./prove-owner";
import { requireGoodPassword } from "./require-good-password";

/**
 * A new password for the actor's own account; every other sign-in of it ends, and its owner is told by mail. Problems: `password_wrong`
 * (field password), `password_<fault>` (field next), `too_many_attempts`.
 */
export async function changePassword(
  actor: Actor,
  { password, next }: z.output<typeof changePasswordSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  const account = await proveOwner(actor, { password }, now);
  const organization = await inOrganization(organizationId, (tx) => loadOrganization(tx, organizationId));
  const owner = {
    email: actor.email,
    name: actor.name,
    organization: { ar: organization.nameAr, en: organization.nameEn },
    hasSecondFactor: account.totpEnabledAt !== null,
  };
  await requireGoodPassword(next, owner, "next");
  const passwordHash = await hashPassword(next);
  await inOrganization(organizationId, async (tx) => {
    await tx
      .update(accounts)
      .set({ passwordHash, failedSignIns: 0, lastFailedAt: null })
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId)));
    await endOtherSessions(tx, actor, actor.sessionId, now);
    await endResets(tx, actor, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "account.change_password",
      objectKind: "account",
      objectId: accountId,
    });
  });
  notifyOwner(account, organization, { what: "password_changed", at: now });
}
