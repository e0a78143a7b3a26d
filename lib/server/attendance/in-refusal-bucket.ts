import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { CheckInOutcome } from "@/lib/contracts/check-in";

/** Every refusal takes a multiple of this, so that its time does not tell its cause. */
const REFUSAL_BUCKET_MS = 300;

/** Decides something of a kiosk; only that somebody is recorded is told at once. */
export async function inRefusalBucket(decide: () => Promise<CheckInOutcome>): Promise<CheckInOutcome> {
  const begun = performance.now();
  const outcome = await decide();
  const accepted = outcome.kind === "recorded" || outcome.kind === "already_recorded";
  if (!accepted) await sleep(REFUSAL_BUCKET_MS - ((performance.now() - begun) % REFUSAL_BUCKET_MS));
  return outcome;
}
