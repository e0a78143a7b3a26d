import { type Calibration, cosineAtFmr } from "./calibration";
import { type Chance, chooseSteps, type LivenessPolicy } from "./liveness/challenge-policy";
import type { StepKind } from "./liveness/challenge-steps";

/** How often somebody may try for one session, wrong codes and faces that were not accepted together (security.md §1.4, T0). */
const SELF_TRIES = 5;

/** How often a code may be typed rightly for one session without an answer, camera trouble and reloads among them. */
const MAX_BEGUN = 20;

/** A try as far as it counts: how it ended, null while it is open or was never answered. */
export type SelfTry = { code: string | null };

const ACCEPTED = new Set(["RECORDED", "DUPLICATE", "CHECKED_OUT", "IN_REVIEW", "NO_SESSION"]);

/** How many tries are left after these for one session. */
export function selfTriesLeft(tries: readonly SelfTry[]): number {
  const failed = tries.filter(({ code }) => code !== null && !ACCEPTED.has(code)).length;
  const unanswered = tries.filter(({ code }) => code === null).length;
  return unanswered >= MAX_BEGUN ? 0 : Math.max(0, SELF_TRIES - failed);
}

/** The share of impostors that may pass a comparison of one face with one person (NIST SP 800-63-4: at most 1 in 10,000). */
const VERIFICATION_FMR = 1e-4;

/** 1:1: whether a face at this cosine (-1..1) to the nearest of a person's own templates is that person's. */
export function isOwnFace(cosine: number, calibration: Calibration): boolean {
  return cosine >= cosineAtFmr(calibration, VERIFICATION_FMR);
}

/**
 * The steps of a question to somebody alone with a device of their own: always a turn, as at a kiosk that nobody sees, unless the
 * organisation asks nobody for any.
 */
export function chooseSelfSteps(policy: LivenessPolicy, chance: Chance): StepKind[] {
  if (policy.stepShare === 0 && !policy.askOnHint) return [];
  return chooseSteps(policy, { isSupervised: false, isFlagged: false, owed: [] }, chance);
}
