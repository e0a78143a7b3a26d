import type { StepAct, StepKind } from "../challenge-steps";
import type { TraceSample } from "../trace-sample";
import { blinkAt, type FaceMoment, faceSample } from "./test-face";

/**
 * Who performs: where the face is and how large (px), how the head is held (degrees), how open eyes and mouth are; `pace` and `reach` how
 * slowly and how far things are done against the usual person; `sway` how far body and head sway (px; a third of it in degrees), `phase`
 * (radians) where in its sway the body begins.
 */
export type Performer = {
  x: number;
  y: number;
  size: number;
  yaw: number;
  pitch: number;
  roll: number;
  eyes: number;
  mouth: number;
  pace: number;
  reach: number;
  sway: number;
  phase: number;
};

const USUAL: Performer = {
  x: 320,
  y: 220,
  size: 100,
  yaw: 0,
  pitch: 0,
  roll: 0,
  eyes: 0.3,
  mouth: 0.05,
  pace: 1,
  reach: 1,
  sway: 4,
  phase: 0,
};

/** Performer number `n`: as different from the others as people at one kiosk are, and the same each time. */
export function performerNo(n: number): Performer {
  const between = (least: number, most: number, which: number) => {
    const chance = Math.sin(n * 12.9898 + which * 78.233) * 43_758.5453;
    return least + (chance - Math.floor(chance)) * (most - least);
  };
  return {
    x: between(250, 390, 1),
    y: between(170, 260, 2),
    size: between(80, 120, 3),
    yaw: between(-4, 4, 4),
    pitch: between(-4, 4, 5),
    roll: between(-4, 4, 6),
    eyes: between(0.26, 0.36, 7),
    mouth: between(0.01, 0.2, 8),
    pace: between(0.85, 1.2, 9),
    reach: between(0.95, 1.15, 10),
    sway: between(2, 8, 11),
    phase: between(0, 2 * Math.PI, 12),
  };
}

/** What somebody does `seconds` into a step that takes STEP_SECONDS, there and back again, as far as `bow`: added to how they stand. */
const DOING: Record<StepKind, (seconds: number, bow: number) => Omit<FaceMoment, "t">> = {
  turn_left: (_, bow) => ({ yaw: 32 * bow }),
  turn_right: (_, bow) => ({ yaw: -32 * bow }),
  nod: (_, bow) => ({ pitch: 22 * bow }),
  blink_twice: (seconds) => ({ eyes: Math.min(blinkAt(0.6, seconds), blinkAt(1.4, seconds)) }),
  open_mouth: (_, bow) => ({ mouth: USUAL.mouth + 0.6 * bow }),
  come_closer: (_, bow) => ({ size: USUAL.size * (1 + 0.45 * bow) }),
};

const STEP_SECONDS = 2.2;
const LOOKS_SECONDS = 1.2;

/** A capture of somebody who looks at the camera for 1.2 s, blinks once, and then does what is asked, ten samples a second. */
export function performSteps(
  steps: readonly StepKind[],
  performer: Performer = USUAL,
): { samples: TraceSample[]; acts: StepAct[] } {
  const { pace } = performer;
  const samples: TraceSample[] = [];
  const total = pace * (LOOKS_SECONDS + steps.length * STEP_SECONDS);
  for (let i = 0; i / 10 <= total; i++) {
    const now = i / 10 / pace;
    const index = Math.floor((now - LOOKS_SECONDS) / STEP_SECONDS);
    const step = steps[index];
    const into = now - LOOKS_SECONDS - index * STEP_SECONDS;
    const bow = performer.reach * Math.sin((Math.PI * Math.max(0, into)) / STEP_SECONDS) ** 2;
    const doing = step ? DOING[step](into, bow) : { eyes: blinkAt(0.6, now) };
    samples.push(faceSample({ t: i * 100, ...asDoneBy(performer, i / 10, doing) }));
  }
  const acts = steps.map((step, i) => {
    const t0 = pace * (LOOKS_SECONDS + i * STEP_SECONDS) * 1000;
    return { step, t0: Math.round(t0), t1: Math.round(t0 + pace * STEP_SECONDS * 1000) };
  });
  return { samples, acts };
}

function asDoneBy(
  performer: Performer,
  seconds: number,
  doing: Omit<FaceMoment, "t">,
): Omit<FaceMoment, "t"> {
  const { x, y, yaw, pitch, roll, pace, sway, phase } = performer;
  const aside = sway * Math.sin(seconds / pace + phase);
  const along = sway * Math.cos((1.3 * seconds) / pace + phase);
  return {
    ...doing,
    x: x + aside,
    y: y + 0.7 * along,
    roll: roll + aside / 3,
    yaw: yaw + along / 3 + (doing.yaw ?? 0),
    pitch: pitch - aside / 4 + (doing.pitch ?? 0),
    size: (performer.size * (doing.size ?? USUAL.size)) / USUAL.size,
    eyes: (performer.eyes * (doing.eyes ?? USUAL.eyes)) / USUAL.eyes,
    mouth: performer.mouth + (doing.mouth ?? USUAL.mouth) - USUAL.mouth,
  };
}
