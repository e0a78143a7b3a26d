import type { ChallengeGrant, ChallengeReply } from "@/lib/contracts/kiosk";
import type { Answer } from "./kiosk-api";

/** What asking for a challenge came to; `ready` when one is held that will live long enough. */
export type Readiness =
  | { kind: "ready" }
  | { kind: "unreachable" }
  | { kind: "device_refused" }
  | { kind: "wait"; retryAfterSeconds: number };

/** A challenge is renewed while it still has this long to live: enough to finish a capture and be answered. */
const MARGIN_MS = 10_000;

type Held = { challenge: ChallengeGrant; renewAt: number; expiresAt: number };

/** Holds the next challenge, so that a finished capture need not wait for one. `clock` is monotonic, in ms. */
export function createChallengeKeeper(
  ask: () => Promise<Answer<ChallengeReply>>,
  clock: () => number = () => performance.now(),
) {
  let held: Held | null = null;
  let asking: Promise<Readiness> | null = null;

  const fetchOne = async (): Promise<Readiness> => {
    const askedAt = clock();
    const answer = await ask();
    if (answer.kind !== "answered") return { kind: "unreachable" };
    if (answer.value.kind !== "granted") return answer.value;
    const { challenge } = answer.value;
    // The lifetime is the difference of two server instants: this device's own clock does not enter.
    const lifetimeMs = Date.parse(challenge.expiresAt) - Date.parse(challenge.issuedAt);
    held = { challenge, renewAt: askedAt + lifetimeMs - MARGIN_MS, expiresAt: askedAt + lifetimeMs };
    return { kind: "ready" };
  };

  /** Sees to it that a challenge is held; calls at the same time share one request. */
  const prepare = (): Promise<Readiness> => {
    if (held && clock() < held.renewAt) return Promise.resolve({ kind: "ready" });
    asking ??= fetchOne().finally(() => {
      asking = null;
    });
    return asking;
  };

  /** The held challenge and its remaining life, for one use; null when there is none. */
  const take = (): { challenge: ChallengeGrant; remainingMs: number } | null => {
    const taken = held;
    held = null;
    const remainingMs = taken ? taken.expiresAt - clock() : 0;
    return taken && remainingMs > 0 ? { challenge: taken.challenge, remainingMs } : null;
  };

  return { prepare, take };
}

export type ChallengeKeeper = ReturnType<typeof createChallengeKeeper>;
