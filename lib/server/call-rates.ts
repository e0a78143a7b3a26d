import "server-only";
import { clientAddress, PEER_HEADER, placeOf } from "./client-address";
import { env } from "./env";
import { TooMany } from "./problem";
import { createRate } from "./rate";

const MINUTE_MS = 60_000;

const accounts = createRate({ limit: env.callsAMinute.account, windowMs: MINUTE_MS });
const addresses = createRate({ limit: env.callsAMinute.address, windowMs: MINUTE_MS });

/** Where a request came from, by its headers; what counts as one place comes out equal. */
export function addressOf(headers: Pick<Headers, "get">): string {
  return placeOf(clientAddress(headers.get(PEER_HEADER), headers.get("x-forwarded-for"), env.proxyTrust));
}

/** Counts a call of an account: of all its sign-ins and keys together. Throws TooMany. */
export function holdAccountRate(
  { organizationId, accountId }: { organizationId: string; accountId: string },
  now: Date,
): void {
  const wait = accounts(`${organizationId} ${accountId}`, now);
  if (wait > 0) throw new TooMany("too_many_calls", wait);
}

/**
 * Counts a call of somebody without an account by where it came from. A school stands behind one address, so the limit is wide: it keeps
 * one place from taking the whole server, no more. Throws TooMany.
 */
export function holdAddressRate(headers: Pick<Headers, "get">, now: Date): void {
  const wait = addresses(addressOf(headers), now);
  if (wait > 0) throw new TooMany("too_many_calls", wait);
}
