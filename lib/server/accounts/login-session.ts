import "server-only";
import { and, desc, eq, isNull, ne } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { loginSessions } from "@/db/schema/login-sessions";
import type { SignInTimes } from "@/lib/domain/sign-in-limits";
import type { Transaction } from "../database";

/** Whose sign-ins: an account of an organisation. */
export type AccountId = { organizationId: string; accountId: string };

export type SignInClient = { kind: "web" | "api"; userAgent: string };

/** Somebody signed in: the row that the cookie, or the tokens, will name. */
export async function beginLoginSession(
  tx: Transaction,
  { organizationId, accountId }: AccountId,
  client: SignInClient,
  now: Date,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(loginSessions).values({
    organizationId,
    id,
    accountId,
    kind: client.kind,
    userAgent: client.userAgent.slice(0, 200),
    createdAt: now,
    lastSeenAt: now,
  });
  return id;
}

/** The sign-ins of an account that were not ended, newest use first. */
export async function findOpenSessions(tx: Transaction, { organizationId, accountId }: AccountId) {
  return tx
    .select()
    .from(loginSessions)
    .where(
      and(
        eq(loginSessions.organizationId, organizationId),
        eq(loginSessions.accountId, accountId),
        isNull(loginSessions.endedAt),
      ),
    )
    .orderBy(desc(loginSessions.lastSeenAt));
}

/** Ends one sign-in of an account; false when it is not one of its open ones. */
export async function endSession(
  tx: Transaction,
  { organizationId, accountId }: AccountId,
  id: string,
  now: Date,
) {
  const ended = await tx
    .update(loginSessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(loginSessions.organizationId, organizationId),
        eq(loginSessions.accountId, accountId),
        eq(loginSessions.id, id),
        isNull(loginSessions.endedAt),
      ),
    )
    .returning({ id: loginSessions.id });
  return ended.length === 1;
}

/** Ends every sign-in of an account but one. */
export async function endOtherSessions(
  tx: Transaction,
  { organizationId, accountId }: AccountId,
  keep: string,
  now: Date,
) {
  await tx
    .update(loginSessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(loginSessions.organizationId, organizationId),
        eq(loginSessions.accountId, accountId),
        ne(loginSessions.id, keep),
        isNull(loginSessions.endedAt),
      ),
    );
}

/** Ends every sign-in of an account. */
export async function endEverySession(
  tx: Transaction,
  { organizationId, accountId }: AccountId,
  now: Date,
): Promise<void> {
  await tx
    .update(loginSessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(loginSessions.organizationId, organizationId),
        eq(loginSessions.accountId, accountId),
        isNull(loginSessions.endedAt),
      ),
    );
}

/** Notes that a sign-in was used: it does not idle. */
export async function touchSession(
  tx: Transaction,
  organizationId: string,
  id: string,
  now: Date,
): Promise<void> {
  await tx
    .update(loginSessions)
    .set({ lastSeenAt: now })
    .where(and(eq(loginSessions.organizationId, organizationId), eq(loginSessions.id, id)));
}

/** A sign-in as its life is judged. */
export function timesOf(session: typeof loginSessions.$inferSelect): SignInTimes {
  return {
    kind: session.kind,
    createdAt: session.createdAt.getTime(),
    lastSeenAt: session.lastSeenAt.getTime(),
    endedAt: session.endedAt?.getTime() ?? null,
  };
}
