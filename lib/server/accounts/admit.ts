import "server-only";
import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { LOCK_FAILURES } from "@/lib/domain/sign-in-limits";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { countFailure } from "./count-failure";
import type { AccountRow } from "./find-actor";
import { beginLoginSession, type SignInClient } from "./login-session";
import { rolesInForce } from "./roles-in-force";
import { spendSecondFactor } from "./second-factor";

/** `too_many` and `refused` say nothing of whether the account exists; the others come only after a right first factor. */
export type SignInOutcome =
  | { kind: "signed_in"; organizationId: string; accountId: string; sessionId: string }
  | { kind: "code_required" }
  | { kind: "code_wrong" }
  | { kind: "no_role" }
  | { kind: "refused" }
  | { kind: "too_many" };

/** What the caller has proven of the account, and the code of its second factor where one was given. */
type Proof = { how: "password" | "openid"; code: string | undefined };

/** Begins the sign-in of an account whose first factor has been proven, when its second factor, if it has one, is too. */
export function admit(
  { organizationId, id: accountId }: Pick<AccountRow, "organizationId" | "id">,
  { how, code }: Proof,
  { client, now }: { client: SignInClient; now: Date },
): Promise<SignInOutcome> {
  const own = and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId));
  return inOrganization(organizationId, async (tx): Promise<SignInOutcome> => {
    const [account] = await tx.select().from(accounts).where(own).for("update");
    if (!account?.active || account.failedSignIns >= LOCK_FAILURES) return { kind: "refused" };
    const hasFactor = account.totpEnabledAt !== null;
    if (hasFactor && !code) return { kind: "code_required" };
    const factor = hasFactor ? await spendSecondFactor(tx, account, { typed: code ?? "", now }) : null;
    if (hasFactor && !factor) {
      await countFailure(tx, account, { reason: "code_wrong", now });
      return { kind: "code_wrong" };
    }
    const { roles, withheld } = await rolesInForce(tx, account, now);
    if (roles.length + withheld.length === 0) {
      await recordAudit(tx, organizationId, {
        by: "system",
        at: now,
        action: "sign_in.refused",
        objectKind: "account",
        objectId: accountId,
        reason: "no_role",
      });
      return { kind: "no_role" };
    }
    await tx.update(accounts).set({ failedSignIns: 0, lastFailedAt: null }).where(own);
    const sessionId = await beginLoginSession(tx, { organizationId, accountId }, client, now);
    await recordAudit(tx, organizationId, {
      by: { accountId },
      at: now,
      action: "sign_in.accepted",
      objectKind: "account",
      objectId: accountId,
      reason: reasonOf(how, factor),
    });
    return { kind: "signed_in", organizationId, accountId, sessionId };
  });
}

function reasonOf(how: Proof["how"], factor: "app" | "recovery" | null): string | undefined {
  if (factor === "recovery") return "recovery_code_used";
  if (factor === "app") return "both_factors";
  return how === "openid" ? "openid" : undefined;
}
