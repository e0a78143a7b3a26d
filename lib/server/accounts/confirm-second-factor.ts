import "server-only";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { confirmSecondFactorSchema, RecoveryCodes } from "@/lib/contracts/second-factor";
import { readSecondFactorCode } from "@/lib/domain/second-factor-code";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { endOtherSessions } from "./login-session";
import { notifyOwner } from "./notify-owner";
import { isOwn, lockOwnAccount } from "./own-account";
import { newRecoveryCodes, stepOf } from "./second-factor";

/**
 * The first code of the app: from now on signing in asks for one, and every other sign-in, begun without, ends. Answers the recovery codes,
 * once. Problems: `second_factor_not_begun`, `second_factor_on`, `code_wrong` (field code).
 */
export async function confirmSecondFactor(
  actor: Actor,
  { code }: z.output<typeof confirmSecondFactorSchema>,
  now: Date,
): Promise<RecoveryCodes> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  const { codes, hashes } = newRecoveryCodes();
  const { account, organization } = await inOrganization(organizationId, async (tx) => {
    const account = await lockOwnAccount(tx, actor);
    if (account.totpEnabledAt) throw new Problem("conflict", "second_factor_on");
    if (!account.totpSealed) throw new Problem("conflict", "second_factor_not_begun");
    const read = readSecondFactorCode(code);
    const step = read?.kind === "app" ? stepOf(account, read.digits, now) : null;
    if (step === null) throw new Problem("invalid", "code_wrong", "code");
    await tx
      .update(accounts)
      .set({ totpEnabledAt: now, totpLastStep: step, recoveryHashes: hashes })
      .where(isOwn(actor));
    await endOtherSessions(tx, actor, actor.sessionId, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "second_factor.enable",
      objectKind: "account",
      objectId: accountId,
    });
    return { account, organization: await loadOrganization(tx, organizationId) };
  });
  notifyOwner(account, organization, { what: "second_factor_on", at: now });
  return { codes };
}
