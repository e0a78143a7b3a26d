import { STEP_KINDS, type StepKind } from "./challenge-steps";

/**
 * How an organisation asks for active steps. `stepShare` 0..1 of the people at a supervised kiosk; `steps` that may be asked; `askOnHint`:
 * also when a capture on the kiosk raised a flag; `colours`: the screen's colour sequence as well.
 */
export type LivenessPolicy = {
  stepShare: number;
  steps: StepKind[];
  askOnHint: boolean;
  colours: boolean;
};

/** Vision.md §2 and the issue: one person in five, and whenever a flag is raised. */
export const DEFAULT_LIVENESS_POLICY: LivenessPolicy = {
  stepShare: 0.2,
  steps: [...STEP_KINDS],
  askOnHint: true,
  colours: false,
};

/**
 * What is known when a challenge is issued: whether staff see the kiosk, whether a capture on it raised a flag lately, and the steps that it
 * was asked for last and let pass unanswered (they are asked for again: nobody can wait for a challenge that suits them).
 */
export type ChallengeSituation = { isSupervised: boolean; isFlagged: boolean; owed: readonly StepKind[] };

/** Chance: a whole number from 0 to below `limit`, evenly. The server's is cryptographic. */
export type Chance = (limit: number) => number;

/** Steps whose motion only a solid head can make. */
const SOLID: readonly StepKind[] = ["turn_left", "turn_right", "nod"];

/** The steps of a new challenge, none to two: an unsupervised kiosk always asks for a turn, and for another step when it is flagged. */
export function chooseSteps(
  policy: LivenessPolicy,
  situation: ChallengeSituation,
  chance: Chance,
): StepKind[] {
  const { isSupervised, isFlagged } = situation;
  const flagged = isFlagged && policy.askOnHint;
  const owed = stillOwed(policy, situation, flagged);
  if (owed.length > 0) return owed;
  if (!isSupervised) {
    const turn = pick<StepKind>(["turn_left", "turn_right"], chance);
    const others = policy.steps.filter((step) => familyOf(step) !== "turn");
    return flagged && others.length > 0 ? [turn, pick(others, chance)] : [turn];
  }
  const isDrawn = chance(1_000) < Math.round(policy.stepShare * 1_000);
  if (!isDrawn && !flagged) return [];
  const solid = policy.steps.filter((step) => SOLID.includes(step));
  return [pick(flagged && solid.length > 0 ? solid : policy.steps, chance)];
}

/** What is owed and would be asked for by the policy as it is now: one that was changed forgives what it does not ask for any more. */
function stillOwed(
  policy: LivenessPolicy,
  { isSupervised, owed }: ChallengeSituation,
  flagged: boolean,
): StepKind[] {
  if (!isSupervised) return [...owed];
  return policy.stepShare > 0 || flagged ? owed.filter((step) => policy.steps.includes(step)) : [];
}

/**
 * Other steps for somebody who cannot do those asked: as many, of none of the kinds they were asked before. Null when there is no other kind
 * left; then another way to check in is theirs.
 */
export function replaceSteps(
  policy: LivenessPolicy,
  { asked, before }: { asked: readonly StepKind[]; before: readonly StepKind[] },
  chance: Chance,
): StepKind[] | null {
  const known = new Set([...asked, ...before].map(familyOf));
  const left = policy.steps.filter((step) => !known.has(familyOf(step)));
  const chosen: StepKind[] = [];
  for (let i = 0; i < asked.length; i++) {
    const fresh = left.filter((step) => !chosen.some((one) => familyOf(one) === familyOf(step)));
    if (fresh.length > 0) chosen.push(pick(fresh, chance));
  }
  return chosen.length > 0 ? chosen : null;
}

/** How many kinds of steps a policy has that somebody who cannot do one kind could do instead. */
export function countFamilies(steps: readonly StepKind[]): number {
  return new Set(steps.map(familyOf)).size;
}

/** Seconds that a step takes an average person: figures to plan with, not measured on people. */
export const STEP_SECONDS: Record<StepKind, number> = {
  turn_left: 3,
  turn_right: 3,
  nod: 2.5,
  blink_twice: 2.5,
  open_mouth: 2,
  come_closer: 2.5,
};

/** What a policy costs at a supervised kiosk without flags: seconds a person on average. */
export function averageStepSeconds({
  stepShare,
  steps,
}: Pick<LivenessPolicy, "stepShare" | "steps">): number {
  const mean = steps.reduce((sum, step) => sum + STEP_SECONDS[step], 0) / Math.max(1, steps.length);
  return stepShare * mean;
}

function familyOf(step: StepKind): string {
  return step === "turn_left" || step === "turn_right" ? "turn" : step;
}

function pick<T>(list: readonly T[], chance: Chance): T {
  const picked = list[chance(list.length)];
  if (picked === undefined) throw new RangeError("nothing to choose from");
  return picked;
}
