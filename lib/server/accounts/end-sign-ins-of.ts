import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { loginSessions } from "@/db/schema/login-sessions";
import { accounts } from "@/db/schema/people";
import type { Transaction } from "../database";

/** Ends every sign-in of these people, in browsers and applications; answers how many there were. */
export async function endSignInsOf(
  tx: Transaction,
  organizationId: string,
  personIds: readonly string[],
  now: Date,
): Promise<number> {
  const own = tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.organizationId, organizationId), inArray(accounts.personId, [...personIds])));
  const ended = await tx
    .update(loginSessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(loginSessions.organizationId, organizationId),
        inArray(loginSessions.accountId, own),
        isNull(loginSessions.endedAt),
      ),
    )
    .returning({ id: loginSessions.id });
  return ended.length;
}
