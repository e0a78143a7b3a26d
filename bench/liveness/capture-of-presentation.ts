import {
  type ActiveCapture,
  actsOf,
  addActiveSighting,
  advanceSteps,
  EMPTY_ACTIVE,
  nextMove,
} from "@/lib/domain/active-capture";
import { CAPTURE_RULES } from "@/lib/domain/capture";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { StepAct, StepKind } from "@/lib/domain/liveness/challenge-steps";
import type { Sighting } from "@/lib/domain/sighting";
import type { SeenFrame } from "./presentation";

const RULES = CAPTURE_RULES.check_in;
/** How long a kiosk waits for a sign of life before it sends what it has. */
const PATIENCE_MS = 6_000;

/** A capture that may be sent, and what it says of the steps. */
export type Sendable = { active: ActiveCapture; acts: StepAct[] };

/** What an honest kiosk would send of these sightings, and when (ms after the first); null when it never would. */
export function honestCapture(
  seen: readonly SeenFrame[],
  steps: readonly StepKind[],
): (Sendable & { afterMs: number }) | null {
  let active = EMPTY_ACTIVE;
  const began = seen[0]?.at ?? 0;
  for (const sighting of seen.map(sightingOf)) {
    const { at } = sighting;
    active = addActiveSighting(active, sighting, RULES);
    if (nextMove(active, { steps, rules: RULES }, at).kind === "look") continue;
    active = advanceSteps(active, steps, at);
    const next = nextMove(active, { steps, rules: RULES }, at);
    const isOver = next.kind === "complete" || (next.kind === "life" && next.sinceMs >= PATIENCE_MS);
    if (isOver) return { active, acts: actsOf(active), afterMs: at - began };
  }
  return null;
}

/** What an attacker would send: everything that was seen, with the steps said to be done in the time after the first second. */
export function attackersCapture(seen: readonly SeenFrame[], steps: readonly StepKind[]): Sendable | null {
  let active = EMPTY_ACTIVE;
  for (const sighting of seen) active = addActiveSighting(active, sightingOf(sighting), RULES);
  const { samples, frames } = active.capture;
  if (frames.length < RULES.minFrames) return null;
  const last = Math.round((samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0));
  const share = Math.max(0, last - 1_000) / Math.max(1, steps.length);
  const acts = steps.map((step, i) => ({
    step,
    t0: Math.round(1_000 + i * share),
    t1: Math.round(1_000 + (i + 1) * share),
  }));
  return { active, acts };
}

function sightingOf({ face, ...rest }: SeenFrame): Sighting {
  const embedding = face?.embedding ? Float32Array.from(face.embedding) : null;
  return { ...rest, face: face && { ...face, embedding }, model: STANDARD_EMBEDDER };
}
