import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { passwordResets } from "@/db/schema/credentials";
import { accounts } from "@/db/schema/people";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { hashOfToken } from "../secret-token";

/** How long a link may be used. */
export const RESET_MINUTES = 10;

/** The open reset of a token with its account, locked until the caller's transaction ends; throws Problem `reset_ended`. */
export async function loadOpenReset(
  tx: Transaction,
  { organizationId, token }: { organizationId: string; token: string },
  now: Date,
) {
  const [row] = await tx
    .select({ reset: passwordResets, account: accounts })
    .from(passwordResets)
    .innerJoin(
      accounts,
      and(
        eq(accounts.organizationId, passwordResets.organizationId),
        eq(accounts.id, passwordResets.accountId),
        eq(accounts.active, true),
      ),
    )
    .where(
      and(
        eq(passwordResets.organizationId, organizationId),
        eq(passwordResets.tokenHash, hashOfToken(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, now),
      ),
    )
    .for("update");
  if (!row) throw new Problem("not_found", "reset_ended");
  return row;
}

/** Ends every open reset of an account: used, or overtaken by another change of its password. */
export async function endResets(
  tx: Transaction,
  { organizationId, accountId }: { organizationId: string; accountId: string },
  now: Date,
): Promise<void> {
  await tx
    .update(passwordResets)
    .set({ usedAt: now })
    .where(
      and(
        eq(passwordResets.organizationId, organizationId),
        eq(passwordResets.accountId, accountId),
        isNull(passwordResets.usedAt),
      ),
    );
}
