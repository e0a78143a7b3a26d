import { cosine, meanDirection } from "@/lib/domain/vector";
import type { Template } from "./all-pairs";
import { seededRandom, shuffled } from "./seeded-random";
import { operatingPoint } from "./verification";

/** A photo's person, vector and yaw in degrees, as facemesh reports it (> 0: the head towards the right edge of the picture). */
export type TurnedTemplate = Template & { yaw: number };

/** What a person is enrolled with: one frontal photo, or with a second one, frontal or turned, kept beside it or fused with it. */
const WAYS = [
  "one frontal",
  "two frontal, both kept",
  "two frontal, fused",
  "frontal and turned, both kept",
  "frontal and turned, fused",
  "two frontal, fused and kept",
  "frontal and turned, fused, frontal kept",
] as const;
type Way = (typeof WAYS)[number];

/** Upper bounds of |yaw| of the groups of probes. */
const GROUPS = [10, 20, 90] as const;
const FRONTAL = 10;
const TURNED = { from: 12, to: 30 } as const;
const DRAWS = 20;

/** Share of genuine probes missed at the false match rate `fmr`: of all, and of those turned by at most 10, 10 to 20 and more degrees. */
export type SideResult = {
  way: Way;
  fmr: number;
  missed: number;
  byYaw: { upTo: number; missed: number; probes: number }[];
};

/** Who was enrolled, and what came of it. */
export type SideComparison = { people: number; probes: number; impostors: number; results: SideResult[] };

type Scores = { genuine: { score: number; yaw: number }[]; impostor: number[] };

/**
 * Enrols everybody who has two frontal photos, a turned one and one more in each of the ways, `DRAWS` times at random, and searches with their
 * other photos and with everybody else's: a probe scores as its nearest reference does. Each way has its own threshold.
 */
export function compareSideReferences(
  templates: readonly TurnedTemplate[],
  rates: readonly number[],
): SideComparison {
  const random = seededRandom(20);
  const scores = new Map<Way, Scores>(WAYS.map((way) => [way, { genuine: [], impostor: [] }]));
  const people = new Set(templates.map(({ person }) => person));
  let enrolled = 0;
  for (const person of people) {
    const photos = templates.filter((one) => one.person === person);
    if (!drawEnrolment(photos, () => 0.5)) continue;
    enrolled++;
    const others = templates.filter((other) => other.person !== person);
    for (let draw = 0; draw < DRAWS; draw++) {
      const drawn = drawEnrolment(photos, random);
      if (!drawn) continue;
      // A twentieth of everybody else in each draw: all of them over the draws.
      const strangers = others.filter((_, i) => i % DRAWS === draw);
      for (const way of WAYS)
        addScores(scores.get(way), referencesOf(drawn, way), { mates: drawn.probes, strangers });
    }
  }
  const [first] = scores.values();
  return {
    people: enrolled,
    probes: first?.genuine.length ?? 0,
    impostors: first?.impostor.length ?? 0,
    results: [...scores].flatMap(([way, own]) => rates.map((fmr) => resultOf(way, own, fmr))),
  };
}

type Drawn = { frontal: [TurnedTemplate, TurnedTemplate]; turned: TurnedTemplate; probes: TurnedTemplate[] };

function drawEnrolment(photos: readonly TurnedTemplate[], random: () => number): Drawn | null {
  const order = shuffled(photos, random);
  const [first, second] = order.filter(({ yaw }) => Math.abs(yaw) <= FRONTAL);
  const turned = order.find(({ yaw }) => Math.abs(yaw) >= TURNED.from && Math.abs(yaw) <= TURNED.to);
  if (!first || !second || !turned) return null;
  const probes = photos.filter((photo) => ![first, second, turned].includes(photo));
  return probes.length > 0 ? { frontal: [first, second], turned, probes } : null;
}

function referencesOf({ frontal: [first, second], turned }: Drawn, way: Way): Float32Array[] {
  switch (way) {
    case "one frontal":
      return [first.vector];
    case "two frontal, both kept":
      return [first.vector, second.vector];
    case "two frontal, fused":
      return [meanDirection([first.vector, second.vector])];
    case "frontal and turned, both kept":
      return [first.vector, turned.vector];
    case "frontal and turned, fused":
      return [meanDirection([first.vector, turned.vector])];
    case "two frontal, fused and kept":
      return [meanDirection([first.vector, second.vector]), first.vector, second.vector];
    case "frontal and turned, fused, frontal kept":
      return [meanDirection([first.vector, turned.vector]), first.vector];
  }
}

function addScores(
  scores: Scores | undefined,
  references: readonly Float32Array[],
  { mates, strangers }: { mates: readonly TurnedTemplate[]; strangers: readonly TurnedTemplate[] },
): void {
  const nearest = (vector: Float32Array) => Math.max(...references.map((one) => cosine(one, vector)));
  for (const { vector, yaw } of mates) scores?.genuine.push({ score: nearest(vector), yaw: Math.abs(yaw) });
  for (const { vector } of strangers) scores?.impostor.push(nearest(vector));
}

function resultOf(way: Way, { genuine, impostor }: Scores, fmr: number): SideResult {
  const all = Float32Array.from(genuine, ({ score }) => score);
  const { threshold, tar } = operatingPoint(all, Float32Array.from(impostor), fmr);
  const byYaw = GROUPS.map((upTo, i) => {
    const group = genuine.filter(({ yaw }) => yaw <= upTo && yaw > (GROUPS[i - 1] ?? -1));
    const missed = group.filter(({ score }) => score < threshold).length / group.length;
    return { upTo, missed, probes: group.length };
  });
  return { way, fmr, missed: 1 - tar, byYaw };
}
