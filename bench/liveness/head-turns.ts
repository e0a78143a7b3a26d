import type { Presentation, ShownFrame } from "./presentation";
import { type Pose, UPRIGHT } from "./surfaces";

/** What the scanned head does when it is asked to: which way it goes and how far, in degrees or as share of its size. */
const MOVES = {
  turn_left: { what: "yaw", least: 27, most: 38 },
  turn_right: { what: "yaw", least: -27, most: -38 },
  nod: { what: "pitch", least: 16, most: 25 },
  come_closer: { what: "scale", least: 0.35, most: 0.55 },
} as const satisfies Record<string, { what: keyof Pose; least: number; most: number }>;

export type HeadMove = keyof typeof MOVES;

/** It looks at the camera for so long, then moves there and back. */
export const HEAD_LOOKS_MS = 1_000;
const GAP_MS = 100;

/** One genuine movement of the scanned head: 3-D, at a person's speed, with a little sway. `random` gives 0..1. */
export function moveHead(move: HeadMove, index: number, random: () => number): Presentation {
  const { what, least, most } = MOVES[move];
  const reach = least + random() * (most - least);
  const seconds = 0.8 + random() * 0.9;
  const phase = random() * 6;
  const sway = (t: number, hz: number) => Math.sin(2 * Math.PI * hz * t + phase);
  const length = HEAD_LOOKS_MS + (2 * seconds + 0.6) * 1000;
  const frames: ShownFrame[] = Array.from({ length: Math.ceil(length / GAP_MS) }, (_, i) => {
    const at = Math.round(i * GAP_MS + random() * 15);
    const t = (at - HEAD_LOOKS_MS) / 1000;
    const share = t <= 0 || t >= 2 * seconds + 0.3 ? 0 : Math.sin((Math.PI / 2) * there(t, seconds)) ** 2;
    const pose = {
      ...UPRIGHT,
      scale: 1.12,
      yaw: sway(at / 1000, 0.3),
      pitch: sway(at / 1000, 0.21),
      roll: 0.7 * sway(at / 1000, 0.26),
      x: 5 * sway(at / 1000, 0.17),
    };
    return { kind: "head", at, pose: { ...pose, [what]: pose[what] + reach * share } };
  });
  return { id: `${move} ${index}`, species: move, person: "head", frames };
}

/** 0..1 on the way there, 1 for 0.3 s, and back to 0. */
function there(t: number, seconds: number): number {
  if (t < seconds) return t / seconds;
  return t < seconds + 0.3 ? 1 : Math.max(0, 1 - (t - seconds - 0.3) / seconds);
}
