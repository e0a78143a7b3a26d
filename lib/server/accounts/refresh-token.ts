import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { refreshTokens } from "@/db/schema/login-sessions";
import type { TokenPair } from "@/lib/contracts/tokens";
import type { Transaction } from "../database";
import { hashOfToken, newSecretToken } from "../secret-token";
import { ACCESS_TOKEN_SECONDS, issueAccessToken } from "./access-token";
import type { SignIn } from "./find-actor";

/** A new pair for a sign-in. */
export async function issueTokenPair(tx: Transaction, signIn: SignIn, now: Date): Promise<TokenPair> {
  const { organizationId, sessionId } = signIn;
  const { token: refreshToken, hash } = newSecretToken(organizationId);
  await tx.insert(refreshTokens).values({ organizationId, id: uuidv7(), sessionId, hash, issuedAt: now });
  const accessToken = await issueAccessToken(signIn, now);
  return { tokenType: "Bearer", accessToken, expiresIn: ACCESS_TOKEN_SECONDS, refreshToken };
}

export async function findRefreshToken(tx: Transaction, organizationId: string, token: string) {
  const [row] = await tx
    .select()
    .from(refreshTokens)
    .where(and(eq(refreshTokens.organizationId, organizationId), eq(refreshTokens.hash, hashOfToken(token))));
  return row ?? null;
}

/** Uses a refresh token up; false when it was used before, also a moment ago by another request. */
export async function consumeRefreshToken(tx: Transaction, organizationId: string, id: string, now: Date) {
  const used = await tx
    .update(refreshTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(refreshTokens.organizationId, organizationId),
        eq(refreshTokens.id, id),
        isNull(refreshTokens.usedAt),
      ),
    )
    .returning({ id: refreshTokens.id });
  return used.length === 1;
}
