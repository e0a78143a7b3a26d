import "server-only";
import type { SignInWays } from "@/lib/contracts/second-factor";
import { type Actor, authorise, rolesHeld } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { lockOwnAccount } from "./own-account";

/** How the actor signs in, and whether the organisation asks for more. */
export async function getSignInWays(actor: Actor): Promise<SignInWays> {
  authorise(actor, "account.manage_own");
  return inOrganization(actor.organizationId, async (tx) => {
    const account = await lockOwnAccount(tx, actor);
    const { requiresSecondFactor } = await loadOrganization(tx, actor.organizationId);
    return {
      hasPassword: account.passwordHash !== null,
      secondFactor: account.totpEnabledAt && {
        since: account.totpEnabledAt.toISOString(),
        recoveryCodesLeft: account.recoveryHashes?.length ?? 0,
      },
      isDemanded: requiresSecondFactor && rolesHeld(actor).includes("administrator"),
    };
  });
}
