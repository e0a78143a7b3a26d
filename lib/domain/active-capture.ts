import { LIVENESS } from "./calibrations";
import { addSighting, type Capture, type CaptureRules, EMPTY_CAPTURE, isCaptureComplete } from "./capture";
import type { StepAct, StepKind } from "./liveness/challenge-steps";
import { findSignsOfLife } from "./liveness/signs-of-life";
import { isStepDone, measureStep } from "./liveness/step-performance";
import type { Sighting } from "./sighting";
import { traceOfCapture } from "./trace-of-capture";

/** A step that was done: when it was shown and when it was done, in ms of the caller's clock. */
type DoneStep = { step: StepKind; from: number; to: number };

/**
 * A capture that answers a challenge: first a face that looks at the camera, then one step after the other. `shownAt`: when the present step
 * was shown (caller's clock, ms), null before the first.
 */
export type ActiveCapture = { capture: Capture; done: readonly DoneStep[]; shownAt: number | null };

/** Nothing collected yet. */
export const EMPTY_ACTIVE: ActiveCapture = { capture: EMPTY_CAPTURE, done: [], shownAt: null };

/**
 * What has to happen next. `look`: good frames are wanting. `life`: nothing in the face has moved by itself since `sinceMs`. `step`: `index`
 * of the steps is to be done, `progress` 0..1 of it is, it was shown `sinceMs` ago. `complete`: the capture may be sent.
 */
export type NextMove =
  | { kind: "look" }
  | { kind: "life"; sinceMs: number }
  | { kind: "step"; step: StepKind; index: number; progress: number; sinceMs: number }
  | { kind: "complete" };

/** The capture after one more sighting. A face that was lost or replaced begins it again, and the steps with it. */
export function addActiveSighting(
  active: ActiveCapture,
  sighting: Sighting & { shown?: number | null },
  rules: CaptureRules,
): ActiveCapture {
  const capture = addSighting(active.capture, sighting, rules);
  const began = capture.samples[0]?.at;
  if (began !== active.capture.samples[0]?.at) return { ...EMPTY_ACTIVE, capture };
  return { ...active, capture };
}

/** The capture with its present step judged: done and the next one shown at `at`, or as it was. `steps`: those of the challenge. */
export function advanceSteps(active: ActiveCapture, steps: readonly StepKind[], at: number): ActiveCapture {
  const step = steps[active.done.length];
  if (!step) return active;
  if (active.shownAt === null) return { ...active, shownAt: at };
  const took = at - active.shownAt;
  if (took < LIVENESS.steps.minStepMs || !isStepDone(step, around(active, active.shownAt), LIVENESS)) {
    return active;
  }
  return { ...active, done: [...active.done, { step, from: active.shownAt, to: at }], shownAt: at };
}

/** What a capture still needs to answer a challenge with these steps, at `at` (caller's clock, ms). */
export function nextMove(
  active: ActiveCapture,
  { steps, rules }: { steps: readonly StepKind[]; rules: CaptureRules },
  at: number,
): NextMove {
  const { capture, done, shownAt } = active;
  if (!isCaptureComplete(capture, rules)) return { kind: "look" };
  const step = steps[done.length];
  if (step) {
    const since = shownAt ?? at;
    const progress = shownAt === null ? 0 : measureStep(step, around(active, shownAt), LIVENESS);
    return { kind: "step", step, index: done.length, progress, sinceMs: at - since };
  }
  if (steps.length > 0) return { kind: "complete" };
  const isAlive = findSignsOfLife(traceOfCapture(capture, null), LIVENESS.life).length > 0;
  return isAlive ? { kind: "complete" } : { kind: "life", sinceMs: at - (capture.samples[0]?.at ?? at) };
}

/** The done steps as an attestation tells them: ms in the trace's time. */
export function actsOf({ capture, done }: ActiveCapture): StepAct[] {
  const began = capture.samples[0]?.at ?? 0;
  return done.map(({ step, from, to }) => ({
    step,
    t0: Math.max(0, Math.round(from - began)),
    t1: Math.round(to - began),
  }));
}

/** The samples at rest, before the first step was shown, and those since the present one was. */
function around({ capture, done }: ActiveCapture, shownAt: number) {
  const began = capture.samples[0]?.at ?? 0;
  const first = (done[0]?.from ?? shownAt) - began;
  const samples = traceOfCapture(capture, null);
  return {
    before: samples.filter(({ t }) => t <= first),
    during: samples.filter(({ t }) => t > shownAt - began),
  };
}
