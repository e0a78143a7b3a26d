import { type FaceView, viewOf } from "@/components/capture/face-view";
import type { ChallengeGrant } from "@/lib/contracts/kiosk";
import {
  type ActiveCapture,
  addActiveSighting,
  advanceSteps,
  EMPTY_ACTIVE,
  nextMove,
} from "@/lib/domain/active-capture";
import { CAPTURE_RULES } from "@/lib/domain/capture";
import type { Sighting } from "@/lib/domain/sighting";
import type { StepShown } from "./check-in-state";
import type { ScreenTurn } from "./screen-turn";

const PURPOSE = "check_in";
const RULES = CAPTURE_RULES[PURPOSE];

/** How long nothing need move in a face before a blink is asked for, and after how long the capture is sent without. */
const LIFE_HINT_MS = 1_500;
const LIFE_PATIENCE_MS = 6_000;
/** After how long a step is helped with, and when it is given up. */
const STEP_SLOW_MS = 5_000;
const STEP_GIVEN_UP_MS = 12_000;
/** How long each colour is shown: below three changes a second (WCAG 2.3.1). */
const COLOUR_MS = 600;
const PROGRESS_STEPS = 20;

/** What is to be shown after a sighting; `enough`: the capture is to be sent; `missed`: the step was not done in its time. */
export type Collected =
  | { kind: "view"; view: FaceView }
  | { kind: "life" }
  | { kind: "colour"; shown: number }
  | { kind: "step"; shown: StepShown }
  | { kind: "missed" }
  | { kind: "enough"; active: ActiveCapture };

/** Collects one capture after the other: good frames, then what the challenge asks for (colours once the screen is free), then signs of life. */
export function createCollector(screen: ScreenTurn) {
  let active: ActiveCapture = EMPTY_ACTIVE;
  let coloursFrom: number | null = null;
  let countedFor: string | null = null;

  const clear = () => {
    active = EMPTY_ACTIVE;
    endColours();
  };

  const endColours = () => {
    if (coloursFrom !== null) screen.leave();
    coloursFrom = null;
  };

  const colourAt = (colours: readonly number[], at: number): number | null => {
    if (coloursFrom === null) return null;
    return colours[Math.floor((at - coloursFrom) / COLOUR_MS)] ?? null;
  };

  /** Takes a sighting in, with the challenge as far as there is one. */
  const add = (sighting: Sighting, challenge: ChallengeGrant | null): Collected => {
    const { at } = sighting;
    const { steps = [], colours = [], canReplace = false } = challenge ?? {};
    // Steps of a challenge that was replaced or renewed are begun afresh, the face need not be looked at again.
    if (challenge && countedFor !== challenge.challengeId) {
      active = { ...active, done: [], shownAt: null };
      endColours();
      countedFor = challenge.challengeId;
    }
    const before = active;
    active = addActiveSighting(active, { ...sighting, shown: colourAt(colours, at) }, RULES);
    if (active.capture.samples[0]?.at !== before.capture.samples[0]?.at) endColours();
    const view: Collected = { kind: "view", view: viewOf(sighting, active.capture, PURPOSE) };
    if (!challenge || nextMove(active, { steps, rules: RULES }, at).kind === "look") return view;
    if (sighting.faceCount !== 1 || !sighting.face) return view;
    if (colours.length > 0) {
      if (coloursFrom === null && !screen.take()) return view;
      coloursFrom ??= at;
      const shown = colourAt(colours, at);
      if (shown !== null) return { kind: "colour", shown };
      screen.leave();
    }
    active = advanceSteps(active, steps, at);
    return shownOf({ active, steps, canReplace }, at);
  };

  return { add, clear, hasFrames: () => active.capture.frames.length > 0 };
}

function shownOf(
  {
    active,
    steps,
    canReplace,
  }: { active: ActiveCapture; steps: ChallengeGrant["steps"]; canReplace: boolean },
  at: number,
): Collected {
  const next = nextMove(active, { steps, rules: RULES }, at);
  switch (next.kind) {
    case "complete":
      return { kind: "enough", active };
    case "life":
      if (next.sinceMs >= LIFE_PATIENCE_MS) return { kind: "enough", active };
      return next.sinceMs >= LIFE_HINT_MS
        ? { kind: "life" }
        : { kind: "view", view: { kind: "capturing", progress: 1 } };
    case "step": {
      if (next.sinceMs >= STEP_GIVEN_UP_MS) return { kind: "missed" };
      const { step, index } = next;
      const progress = Math.floor(next.progress * PROGRESS_STEPS) / PROGRESS_STEPS;
      const isSlow = next.sinceMs >= STEP_SLOW_MS;
      return { kind: "step", shown: { step, index, count: steps.length, progress, isSlow, canReplace } };
    }
    case "look":
      return { kind: "view", view: { kind: "capturing", progress: 1 } };
  }
}
