import { type Pose, UPRIGHT } from "./surfaces";

/** A pose for every moment of an attack, `seconds` from its beginning. */
export type Motion = (seconds: number) => Pose;

/** What moves, and how far: half the way in px, degrees, or as share of the size. */
export type Reach = Partial<Record<keyof Pose, [least: number, most: number]>>;

/** How a photo is moved in each species of attack with one still (vision.md §2). */
export const STILL_MOTIONS = {
  "still, moved": { x: [6, 45], y: [4, 25] },
  "still, rotated": { roll: [4, 14], x: [2, 15] },
  "still, scaled": { scale: [0.04, 0.22], x: [2, 12] },
  "still, tilted": { yaw: [20, 50], pitch: [0, 15], x: [2, 15] },
  "still, bent": { yaw: [15, 40], pitch: [0, 10], x: [2, 15] },
} as const satisfies Record<string, Reach>;

/** A smooth, random motion within a reach: two sines for each thing that moves, 0.15 to 1.1 Hz. `random` gives 0..1. */
export function wander(reach: Reach, random: () => number): Motion {
  const between = (least: number, most: number) => least + random() * (most - least);
  const waves = (Object.entries(reach) as [keyof Pose, [number, number]][]).map(([what, [least, most]]) => {
    const size = between(least, most);
    const share = between(0.5, 1);
    const [slow, fast] = [between(0.15, 0.5), between(0.5, 1.1)];
    const [a, b] = [between(0, 2 * Math.PI), between(0, 2 * Math.PI)];
    const at = (t: number) =>
      size *
      (share * Math.sin(2 * Math.PI * slow * t + a) + (1 - share) * Math.sin(2 * Math.PI * fast * t + b));
    return { what, at };
  });
  return (seconds) => {
    const pose = { ...UPRIGHT };
    for (const { what, at } of waves) pose[what] += at(seconds);
    return pose;
  };
}
