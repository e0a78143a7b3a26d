import "server-only";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { bothFactorsSchema } from "@/lib/contracts/second-factor";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { endOtherSessions } from "./login-session";
import { notifyOwner } from "./notify-owner";
import { isOwn } from "./own-account";
import { proveBothFactors } from "./prove-owner";

/**
 * Removes the actor's second factor, which both factors have to allow; every other sign-in ends. Where the organisation demands one, the
 * roles that it is demanded of are withheld from the next request on. Problems: `second_factor_off`, `password_wrong`, `code_wrong`.
 */
export async function disableSecondFactor(
  actor: Actor,
  proof: z.output<typeof bothFactorsSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  const account = await proveBothFactors(actor, proof, now);
  const organization = await inOrganization(organizationId, async (tx) => {
    await tx
      .update(accounts)
      .set({ totpSealed: null, totpEnabledAt: null, totpLastStep: null, recoveryHashes: null })
      .where(isOwn(actor));
    await endOtherSessions(tx, actor, actor.sessionId, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "second_factor.disable",
      objectKind: "account",
      objectId: accountId,
    });
    return loadOrganization(tx, organizationId);
  });
  notifyOwner(account, organization, { what: "second_factor_off", at: now });
}
