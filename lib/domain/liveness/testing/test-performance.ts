import type { StepAct, StepKind } from "../challenge-steps";
import type { TraceSample } from "../trace-sample";
import { blinkAt, type FaceMoment, faceSample } from "./test-face";

/** What somebody does `seconds` into a step that takes STEP_SECONDS: there and back again. */
const DOING: Record<StepKind, (seconds: number, bow: number) => Omit<FaceMoment, "t">> = {
  turn_left: (_, bow) => ({ yaw: 32 * bow }),
  turn_right: (_, bow) => ({ yaw: -32 * bow }),
  nod: (_, bow) => ({ pitch: 22 * bow }),
  blink_twice: (seconds) => ({ eyes: Math.min(blinkAt(0.6, seconds), blinkAt(1.4, seconds)) }),
  open_mouth: (_, bow) => ({ mouth: 0.05 + 0.6 * bow }),
  come_closer: (_, bow) => ({ size: 100 + 45 * bow }),
};

const STEP_SECONDS = 2.2;
const LOOKS_SECONDS = 1.2;

/**
 * A capture of somebody who looks at the camera for 1.2 s, blinks once, and then does what is asked, ten samples a second. `place` moves the
 * face, so that no two captures are alike.
 */
export function performSteps(
  steps: readonly StepKind[],
  place: { x: number; y: number } = { x: 320, y: 220 },
): { samples: TraceSample[]; acts: StepAct[] } {
  const samples: TraceSample[] = [];
  const total = LOOKS_SECONDS + steps.length * STEP_SECONDS;
  for (let i = 0; i / 10 <= total; i++) {
    const now = i / 10;
    const index = Math.floor((now - LOOKS_SECONDS) / STEP_SECONDS);
    const step = steps[index];
    const into = now - LOOKS_SECONDS - index * STEP_SECONDS;
    const bow = Math.sin((Math.PI * Math.max(0, into)) / STEP_SECONDS) ** 2;
    const doing = step ? DOING[step](into, bow) : { eyes: blinkAt(0.6, now) };
    samples.push(
      faceSample({ t: i * 100, x: place.x + 4 * Math.sin(now), y: place.y + 3 * Math.cos(now), ...doing }),
    );
  }
  const acts = steps.map((step, i) => {
    const t0 = (LOOKS_SECONDS + i * STEP_SECONDS) * 1000;
    return { step, t0: Math.round(t0), t1: Math.round(t0 + STEP_SECONDS * 1000) };
  });
  return { samples, acts };
}
