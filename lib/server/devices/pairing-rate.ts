import "server-only";
import { TooMany } from "../problem";

/** Codes that one address may try in a window. 40-bit codes that live ten minutes: guessing finds one in 10^8 years. */
const TRIES = 10;
const WINDOW_MS = 60_000;
const MAX_ADDRESSES = 10_000;

const tries = new Map<string, number[]>();

/** Counts a try of an address; throws TooMany when there were too many in the last minute. */
export function holdPairingRate(address: string, now: Date): void {
  const since = now.getTime() - WINDOW_MS;
  const recent = (tries.get(address) ?? []).filter((at) => at > since);
  const [first] = recent;
  if (first !== undefined && recent.length >= TRIES) {
    throw new TooMany("too_many_pairing_tries", Math.ceil((first - since) / 1000));
  }
  if (tries.size >= MAX_ADDRESSES) tries.clear();
  tries.set(address, [...recent, now.getTime()]);
}
