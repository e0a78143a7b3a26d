import type { ChallengeGrant, ChallengeReply } from "@/lib/contracts/kiosk";
import type { Answer } from "./kiosk-api";

/** What asking for a challenge came to; `ready` when one is held that will live long enough. */
export type Readiness =
  | { kind: "ready" }
  | { kind: "unreachable" }
  | { kind: "device_refused" }
  | { kind: "wait"; retryAfterSeconds: number };

/** `no_other_step`: the person can be asked for nothing else. */
export type Replacement = Readiness | { kind: "no_other_step" };

/** A challenge is renewed while it still has this long to live: enough to finish a capture, or its steps, and be answered. */
const MARGIN_MS = 10_000;
const MARGIN_WITH_STEPS_MS = 25_000;

type Held = { challenge: ChallengeGrant; renewAt: number; expiresAt: number };

/**
 * Holds the next challenge, so that a finished capture need not wait for one. `ask` asks the server, for other steps than those of the
 * challenge `instead` where that is given. `clock` is monotonic, in ms.
 */
export function createChallengeKeeper(
  ask: (instead?: string) => Promise<Answer<ChallengeReply>>,
  clock: () => number = () => performance.now(),
) {
  let held: Held | null = null;
  let asking: Promise<Readiness> | null = null;

  const fetchOne = async (instead?: string): Promise<Replacement> => {
    const askedAt = clock();
    const answer = await ask(instead);
    if (answer.kind !== "answered") return { kind: "unreachable" };
    if (answer.value.kind !== "granted") return answer.value;
    const { challenge } = answer.value;
    // The lifetime is the difference of two server instants: this device's own clock does not enter.
    const lifetimeMs = Date.parse(challenge.expiresAt) - Date.parse(challenge.issuedAt);
    const marginMs = challenge.steps.length > 0 ? MARGIN_WITH_STEPS_MS : MARGIN_MS;
    held = { challenge, renewAt: askedAt + lifetimeMs - marginMs, expiresAt: askedAt + lifetimeMs };
    return { kind: "ready" };
  };

  /** Sees to it that a challenge is held; calls at the same time share one request. */
  const prepare = (): Promise<Readiness> => {
    if (held && clock() < held.renewAt) return Promise.resolve({ kind: "ready" });
    asking ??= fetchOne()
      // Only a replacement is told that there is no other step.
      .then((got): Readiness => (got.kind === "no_other_step" ? { kind: "unreachable" } : got))
      .finally(() => {
        asking = null;
      });
    return asking;
  };

  /** Asks for other steps than those of the held challenge, which is given up when there are some. */
  const replace = async (): Promise<Replacement> => (held ? fetchOne(held.challenge.challengeId) : prepare());

  /** The held challenge, which stays held; null when there is none that lives. */
  const peek = (): ChallengeGrant | null => (held && clock() < held.expiresAt ? held.challenge : null);

  /** The held challenge and its remaining life, for one use; null when there is none. */
  const take = (): { challenge: ChallengeGrant; remainingMs: number } | null => {
    const taken = held;
    held = null;
    const remainingMs = taken ? taken.expiresAt - clock() : 0;
    return taken && remainingMs > 0 ? { challenge: taken.challenge, remainingMs } : null;
  };

  return { prepare, replace, peek, take };
}

export type ChallengeKeeper = ReturnType<typeof createChallengeKeeper>;
