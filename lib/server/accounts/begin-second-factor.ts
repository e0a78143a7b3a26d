import "server-only";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { beginSecondFactorSchema, SecondFactorSetup } from "@/lib/contracts/second-factor";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { isOwn, lockOwnAccount } from "./own-account";
import { proveOwner } from "./prove-owner";
import { qrCodeOf } from "./qr-code";
import { newSecret } from "./second-factor";

/**
 * A new secret for the actor's authenticator app. Signing in asks for nothing yet: a first code has to prove that the app has it. Problems:
 * `password_wrong` (field password), `second_factor_on`.
 */
export async function beginSecondFactor(
  actor: Actor,
  { password }: z.output<typeof beginSecondFactorSchema>,
  now: Date,
): Promise<SecondFactorSetup> {
  authorise(actor, "account.manage_own");
  await proveOwner(actor, { password }, now);
  return inOrganization(actor.organizationId, async (tx) => {
    const account = await lockOwnAccount(tx, actor);
    if (account.totpEnabledAt) throw new Problem("conflict", "second_factor_on");
    const { secret, sealed, uri } = newSecret(account);
    await tx.update(accounts).set({ totpSealed: sealed, totpLastStep: null }).where(isOwn(actor));
    await recordAudit(tx, actor.organizationId, {
      by: actor,
      at: now,
      action: "second_factor.begin",
      objectKind: "account",
      objectId: actor.accountId,
    });
    return { secret, qr: qrCodeOf(uri) };
  });
}
