import "server-only";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { bothFactorsSchema, RecoveryCodes } from "@/lib/contracts/second-factor";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { notifyOwner } from "./notify-owner";
import { isOwn } from "./own-account";
import { proveBothFactors } from "./prove-owner";
import { newRecoveryCodes } from "./second-factor";

/** Ten new recovery codes, told once; the old ones are good for nothing. Problems: `second_factor_off`, `password_wrong`, `code_wrong`. */
export async function renewRecoveryCodes(
  actor: Actor,
  proof: z.output<typeof bothFactorsSchema>,
  now: Date,
): Promise<RecoveryCodes> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  const account = await proveBothFactors(actor, proof, now);
  const { codes, hashes } = newRecoveryCodes();
  const organization = await inOrganization(organizationId, async (tx) => {
    await tx.update(accounts).set({ recoveryHashes: hashes }).where(isOwn(actor));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "second_factor.renew_codes",
      objectKind: "account",
      objectId: accountId,
    });
    return loadOrganization(tx, organizationId);
  });
  notifyOwner(account, organization, { what: "recovery_codes_new", at: now });
  return { codes };
}
