import { type Motion, type Reach, STILL_MOTIONS, wander } from "./attack-motions";
import type { Presentation, ShownFrame } from "./presentation";

/** A photo that an attacker has of somebody: its address, where the face is in it, and how far the head is turned (degrees). */
export type Still = { picture: string; centre: { x: number; y: number }; yaw: number };

/** Somebody whose photos an attacker has. */
export type Victim = { person: string; stills: readonly Still[] };

/** Length and pace of an attack, that of a slow kiosk, so that many can be tried: 12 pictures, 190 ms apart and up to 20 ms late. */
const PICTURES = 12;
const GAP_MS = 190;
const LATE_MS = 20;
/** Sensor noise of a camera that films the picture (0: the picture is fed in digitally). */
const NOISES = [0, 0, 3, 8];
/** A hand that holds a picture as still as it can. */
const HAND: Reach = { x: [2, 15], y: [2, 10], roll: [0, 2] };

type Making = { victim: Victim; random: () => number };

/** How each species that is shown to the camera is made. The names are those of the report. */
export const SHOWN_SPECIES: Record<string, (making: Making) => ShownFrame[]> = {
  ...Object.fromEntries(
    Object.entries(STILL_MOTIONS).map(([species, reach]) => [
      species,
      (making: Making) => oneStill(making, reach, species === "still, bent" ? [40, 110] : [0, 0]),
    ]),
  ),
  "two stills, cut": (making) => twoStills(making, "cut"),
  "two stills, blended": (making) => twoStills(making, "blend"),
  "printed photo": ({ victim, random }) => {
    const still = pick(victim.stills, random);
    return filmed(random, wander(HAND, random), () => ({
      ...still,
      picture: still.picture,
      bend: 0,
      noise: 0,
    }));
  },
};

/** So many attacks of one species, the victims by turns. */
export function makeAttacks(
  species: string,
  victims: readonly Victim[],
  { count, random }: { count: number; random: () => number },
): Presentation[] {
  const make = SHOWN_SPECIES[species];
  if (!make) throw new RangeError(`no species ${species}`);
  return Array.from({ length: count }, (_, i) => {
    const victim = victims[i % victims.length];
    if (!victim) throw new RangeError("no victims");
    return { id: `${species} ${i}`, species, person: victim.person, frames: make({ victim, random }) };
  });
}

type Sheet = Omit<Extract<ShownFrame, { kind: "sheet" }>, "kind" | "at" | "pose">;

function filmed(random: () => number, motion: Motion, sheetAt: (seconds: number) => Sheet): ShownFrame[] {
  return Array.from({ length: PICTURES }, (_, i) => {
    const at = Math.round(i * GAP_MS + random() * LATE_MS);
    const { picture, second, bend, centre, noise } = sheetAt(at / 1000);
    return { kind: "sheet", at, picture, second, bend, centre, noise, pose: motion(at / 1000) };
  });
}

function oneStill({ victim, random }: Making, reach: Reach, [least, most]: [number, number]): ShownFrame[] {
  const { picture, centre } = pick(victim.stills, random);
  const bend = least + random() * (most - least);
  const noise = pick(NOISES, random);
  return filmed(random, wander(reach, random), () => ({ picture, centre, bend, noise }));
}

/** Two photos of different poses: cut once or many times, or faded one into the other over 0.3 to 1.5 s. */
function twoStills({ victim, random }: Making, how: "cut" | "blend"): ShownFrame[] {
  const first = pick(victim.stills, random);
  const farthest = [...victim.stills].sort(
    (a, b) => Math.abs(b.yaw - first.yaw) - Math.abs(a.yaw - first.yaw),
  );
  const second = pick(farthest.slice(0, Math.ceil(farthest.length / 4)), random);
  const noise = pick(NOISES, random);
  const changeAt = 0.7 + random() * 0.8;
  const isRepeated = random() < 0.5;
  const pause = 0.25 + random() * 0.5;
  const fade = 0.3 + random() * 1.2;
  const cutMix = (t: number) => (isRepeated ? Math.floor(t / pause) % 2 : t >= changeAt ? 1 : 0);
  const fadeMix = (t: number) => Math.min(1, Math.max(0, (t - changeAt) / fade + 0.5));
  return filmed(random, wander(HAND, random), (t) => ({
    picture: first.picture,
    second: { picture: second.picture, mix: how === "cut" ? cutMix(t) : fadeMix(t) },
    centre: first.centre,
    bend: 0,
    noise,
  }));
}

function pick<T>(list: readonly T[], random: () => number): T {
  const picked = list[Math.floor(random() * list.length)];
  if (picked === undefined) throw new RangeError("nothing to pick from");
  return picked;
}
