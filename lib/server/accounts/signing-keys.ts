import "server-only";
import { keyPeriodOf, type SigningKey, signingKeyOf } from "../derived-key-pair";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The key that signs access tokens now. */
export function currentSigningKey(now: Date): Promise<SigningKey> {
  return signingKeyOf("api-signing", keyPeriodOf(now));
}

/**
 * Keys whose signatures hold now, and the next one: what the JWKS publishes. The key of the period before is honoured for a day more
 * (tokens live ten minutes).
 */
export async function publishedKeys(now: Date): Promise<SigningKey[]> {
  const period = keyPeriodOf(now);
  const overlap = keyPeriodOf(new Date(now.getTime() - DAY_MS));
  const periods = [...new Set([overlap, period, period + 1])];
  return Promise.all(periods.map((one) => signingKeyOf("api-signing", one)));
}
