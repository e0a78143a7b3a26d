import { median } from "../median";
import type { StepAct, StepKind } from "./challenge-steps";
import { countBlinks, type LifeLimits, piecesBetweenCuts } from "./signs-of-life";
import { eyeDistance, pointsOf, TRACE_POINTS, type TraceSample } from "./trace-sample";
import { measureTurn, type TurnAxis } from "./turn-amplitude";

/**
 * A turn or nod: angle in degrees, residual in eye distances, and no single step above this share of it. `mouthRise`: natural logarithm of
 * the mouth's openness above what it was (`LifeLimits.mouthFloor` added), with the chin lower by `chinDrop` eye distances. `growth`: natural
 * logarithm of the eye distance. A step takes between `minStepMs` and `maxStepMs`.
 */
export type StepLimits = {
  turn: { degrees: number; residual: number; largestStep: number };
  nod: { degrees: number; residual: number; largestStep: number };
  mouthRise: number;
  chinDrop: number;
  growth: number;
  minStepMs: number;
  maxStepMs: number;
};

export type PerformanceLimits = { life: LifeLimits; steps: StepLimits };

const TURNS: Partial<Record<StepKind, TurnAxis>> = {
  turn_left: { angle: "yaw", sign: 1 },
  turn_right: { angle: "yaw", sign: -1 },
  nod: { angle: "pitch", sign: 1 },
};

/** Whether the samples `during` a step show it done, compared with those `before` it (the face at rest, looking at the camera). */
export function isStepDone(
  step: StepKind,
  { before, during }: { before: readonly TraceSample[]; during: readonly TraceSample[] },
  { life, steps }: PerformanceLimits,
): boolean {
  const axis = TURNS[step];
  if (axis) {
    const turn = measureTurn(before, during, axis);
    const least = step === "nod" ? steps.nod : steps.turn;
    return (
      turn !== null &&
      turn.degrees >= least.degrees &&
      turn.residual >= least.residual &&
      turn.largestStep <= least.largestStep
    );
  }
  if (before.length === 0 || during.length === 0) return false;
  if (step === "come_closer") return growthOf(before, during) >= steps.growth;
  const pieces = piecesBetweenCuts([...before, ...during], life);
  const last = pieces.at(-1) ?? [];
  if (step === "blink_twice") return last.length > 0 && countBlinks(last, life) >= 2;
  return last.length >= during.length && mouthOpened(before, during, { life, steps });
}

/** How far a step is, 0..1: what it shows of what it must. For the person's eyes; whether it is done is `isStepDone`. */
export function measureStep(
  step: StepKind,
  { before, during }: { before: readonly TraceSample[]; during: readonly TraceSample[] },
  { life, steps }: PerformanceLimits,
): number {
  const share = (value: number) => (value > 0 ? Math.min(1, value) : 0);
  const axis = TURNS[step];
  const newest = during.at(-1);
  if (!newest || before.length === 0) return 0;
  if (axis) {
    const rest = median(before.map((sample) => sample[axis.angle]));
    const farthest = Math.max(...during.map((sample) => axis.sign * (sample[axis.angle] - rest)));
    return share(farthest / (step === "nod" ? steps.nod : steps.turn).degrees);
  }
  if (step === "come_closer") return share(growthOf(before, during) / steps.growth);
  if (step === "blink_twice") return share(countBlinks([...before, ...during], life) / 2);
  const level = ({ mouth }: TraceSample) => Math.log(life.mouthFloor + mouth);
  return share((Math.max(...during.map(level)) - median(before.map(level))) / steps.mouthRise);
}

/** Whether every step asked for was done, in order, each in its own time and within its limits. */
export function areStepsDone(
  samples: readonly TraceSample[],
  { asked, acts }: { asked: readonly StepKind[]; acts: readonly StepAct[] },
  limits: PerformanceLimits,
): boolean {
  if (acts.length !== asked.length) return false;
  const begun = acts[0]?.t0 ?? 0;
  return acts.every(({ step, t0, t1 }, i) => {
    const follows = t0 >= (acts[i - 1]?.t1 ?? 0);
    const took = t1 - t0;
    if (step !== asked[i] || !follows) return false;
    if (!(took >= limits.steps.minStepMs && took <= limits.steps.maxStepMs)) return false;
    const before = samples.filter(({ t }) => t <= begun);
    const during = samples.filter(({ t }) => t > t0 && t <= t1);
    return isStepDone(step, { before, during }, limits);
  });
}

function growthOf(before: readonly TraceSample[], during: readonly TraceSample[]): number {
  const sizes = (samples: readonly TraceSample[]) => samples.map((sample) => eyeDistance(pointsOf(sample)));
  const largest = sizes(during).sort((a, b) => b - a);
  return Math.log(median(largest.slice(0, 3)) / median(sizes(before)));
}

function mouthOpened(
  before: readonly TraceSample[],
  during: readonly TraceSample[],
  { life, steps }: PerformanceLimits,
): boolean {
  const level = ({ mouth }: TraceSample) => Math.log(life.mouthFloor + mouth);
  const chin = (sample: TraceSample) => {
    const points = pointsOf(sample);
    const [bridge, low] = [points[TRACE_POINTS.bridge], points[TRACE_POINTS.chin]];
    if (!bridge || !low) return Number.NaN;
    return Math.hypot(low.x - bridge.x, low.y - bridge.y) / eyeDistance(points);
  };
  const widest = [...during].sort((a, b) => b.mouth - a.mouth).slice(0, 3);
  const rise = median(widest.map(level)) - median(before.map(level));
  const drop = median(widest.map(chin)) - median(before.map(chin));
  return rise >= steps.mouthRise && drop >= steps.chinDrop;
}
