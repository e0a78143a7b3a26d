import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { LOCK_FAILURES } from "@/lib/domain/sign-in-limits";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import type { AccountRow } from "./find-actor";

/** Why a proof of who somebody is did not hold, where there is more to say than a wrong password. */
type FailureReason = "account_inactive" | "code_wrong" | "own_password_wrong";

/** Notes one more wrong password or code of an account, in the account and in the audit log; the hundredth in a row locks it. */
export async function countFailure(
  tx: Transaction,
  { organizationId, id, failedSignIns }: AccountRow,
  { reason, now }: { reason: FailureReason | undefined; now: Date },
): Promise<void> {
  await tx
    .update(accounts)
    .set({ failedSignIns: sql`${accounts.failedSignIns} + 1`, lastFailedAt: now })
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, id)));
  await recordAudit(tx, organizationId, {
    by: "system",
    at: now,
    action: failedSignIns + 1 === LOCK_FAILURES ? "sign_in.locked" : "sign_in.refused",
    objectKind: "account",
    objectId: id,
    reason,
  });
}
