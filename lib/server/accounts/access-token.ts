import "server-only";
import { importJWK, jwtVerify, SignJWT } from "jose";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { env } from "../env";
import type { SignIn } from "./find-actor";
import { currentSigningKey, publishedKeys } from "./signing-keys";

export const ACCESS_TOKEN_SECONDS = 600;

const audience = () => `${env.origin}/api`;

const claimsSchema = z.object({ sub: z.uuid(), org: z.uuid(), sid: z.uuid() });

/** An ES256 access token of ten minutes that names organisation, account and sign-in (RFC 9068 `at+jwt`). */
export async function issueAccessToken(
  { organizationId, accountId, sessionId }: SignIn,
  now: Date,
): Promise<string> {
  const key = await currentSigningKey(now);
  const issued = Math.floor(now.getTime() / 1000);
  return new SignJWT({ org: organizationId, sid: sessionId })
    .setProtectedHeader({ typ: "at+jwt", alg: "ES256", kid: key.kid })
    .setSubject(accountId)
    .setIssuer(env.origin)
    .setAudience(audience())
    .setJti(uuidv7())
    .setIssuedAt(issued)
    .setExpirationTime(issued + ACCESS_TOKEN_SECONDS)
    .sign(key.privateKey);
}

/** The sign-in that a token names, or null: type, algorithm, issuer and audience are allow-listed, the key is one of our own. */
export async function readAccessToken(token: string, now: Date): Promise<SignIn | null> {
  const keys = await publishedKeys(now);
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = keys.find((one) => one.kid === kid);
        if (!key) throw new Error("unknown kid");
        return importJWK({ ...key.publicKey, alg: "ES256" }, "ES256");
      },
      {
        algorithms: ["ES256"],
        typ: "at+jwt",
        issuer: env.origin,
        audience: audience(),
        currentDate: now,
        requiredClaims: ["exp", "iat", "jti"],
      },
    );
    const { sub, org, sid } = claimsSchema.parse(payload);
    return { accountId: sub, organizationId: org, sessionId: sid };
  } catch {
    return null;
  }
}

/** The public keys as a JWK set (RFC 7517). */
export async function publishJwks(now: Date) {
  const keys = await publishedKeys(now);
  return { keys: keys.map(({ kid, publicKey }) => ({ ...publicKey, kid, use: "sig", alg: "ES256" })) };
}
