import "server-only";
import { secondsLeft } from "@/lib/domain/sign-in-limits";
import { keyedHash } from "../secrets";

type Failures = { count: number; lastAt: number };

const MAX_KEYS = 50_000;
const FORGET_MS = 60 * 60 * 1000;
/** One address may serve a whole school: it is slowed only after this many wrong passwords beyond those an account has free. */
const ADDRESS_ALLOWANCE = 20;

const failures = new Map<string, Failures>();

const emailKey = (email: string) => `email:${keyedHash("sign-in-rate", email)}`;
const addressKey = (address: string) => `address:${address}`;

/** Seconds until this address and this e-mail may try again, known account or not: an unknown one is slowed like a known one. */
export function signInWait(email: string, address: string, now: Date): number {
  const of = (key: string, allowance: number) => {
    const found = failures.get(key);
    return found ? secondsLeft(Math.max(0, found.count - allowance), found.lastAt, now.getTime()) : 0;
  };
  return Math.max(of(emailKey(email), 0), of(addressKey(address), ADDRESS_ALLOWANCE));
}

/** Counts a wrong password for both; a right one (`clearSignInRate`) forgets them. */
export function countSignInFailure(email: string, address: string, now: Date): void {
  for (const key of [emailKey(email), addressKey(address)]) {
    const found = failures.get(key);
    const fresh = found && now.getTime() - found.lastAt < FORGET_MS ? found.count : 0;
    if (failures.size >= MAX_KEYS) failures.clear();
    failures.set(key, { count: Math.min(99, fresh + 1), lastAt: now.getTime() });
  }
}

export function clearSignInRate(email: string): void {
  failures.delete(emailKey(email));
}
