import "server-only";
import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import type { Actor } from "../actor";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import type { AccountRow } from "./find-actor";

/** The row of the actor's own account, locked until the caller's transaction ends. */
export async function lockOwnAccount(tx: Transaction, actor: Actor): Promise<AccountRow> {
  const [account] = await tx.select().from(accounts).where(isOwn(actor)).for("update");
  if (!account) throw new Problem("signed_out", "signed_out");
  return account;
}

/** The condition that picks the actor's own account. */
export function isOwn({ organizationId, accountId }: Actor) {
  return and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId));
}
