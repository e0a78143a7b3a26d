import type { Calibration } from "@/lib/domain/calibration";
import { cosineThreshold } from "@/lib/domain/calibration";
import { decideIdentity } from "@/lib/domain/identification";
import { cosine, distanceOfCosine } from "@/lib/domain/vector";
import type { Template } from "./all-pairs";
import { seededRandom, shuffled } from "./seeded-random";

/**
 * What 1:N searches of galleries of one size came to, by the product's own decision: FPIR, the share of strangers' probes that were given
 * a name; FNIR, the share of enrolled people's probes that were not given theirs; `wrongName`, the share that were given another's.
 */
export type IdentificationRates = {
  people: number;
  galleries: number;
  cosine: number;
  strangers: number;
  fpir: number;
  mated: number;
  fnir: number;
  wrongName: number;
};

/** People with what they are enrolled and searched by: one vector each, of different photos; `probe` null for people with one photo. */
export type Subject = { person: string; enrolled: Float32Array; probe: Float32Array | null };

/** Searches in one gallery, before rates are made of them. */
type Counts = { strangers: number; named: number; mated: number; missed: number; wrong: number };

/**
 * Rates over `galleries` random galleries of `size` people out of `templates`, a photo of each enrolled and another one searched; strangers
 * are everybody else. A gallery of everybody has strangers too: each person once, with their own reference left out.
 */
export function identificationRates(
  templates: readonly Template[],
  calibration: Calibration,
  { size, galleries }: { size: number; galleries: number },
): IdentificationRates {
  const random = seededRandom(size);
  const total: Counts = { strangers: 0, named: 0, mated: 0, missed: 0, wrong: 0 };
  for (let run = 0; run < galleries; run++) {
    const subjects = shuffled(drawSubjects(templates, random), random);
    const counts = searchGallery(subjects.slice(0, size), subjects.slice(size), calibration);
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key];
  }
  return {
    people: size,
    galleries,
    cosine: cosineThreshold(calibration, size),
    strangers: total.strangers,
    fpir: total.named / total.strangers,
    mated: total.mated,
    fnir: total.missed / total.mated,
    wrongName: total.wrong / total.mated,
  };
}

/** For each person a photo to enrol and another to search, both at random. */
export function drawSubjects(templates: readonly Template[], random: () => number): Subject[] {
  const photos = new Map<string, Float32Array[]>();
  for (const { person, vector } of templates) photos.set(person, [...(photos.get(person) ?? []), vector]);
  return [...photos].flatMap(([person, vectors]) => {
    const [enrolled, probe = null] = shuffled(vectors, random);
    return enrolled ? [{ person, enrolled, probe }] : [];
  });
}

/** Searches every probe of the gallery's people and one photo of every stranger. */
export function searchGallery(
  gallery: readonly Subject[],
  strangers: readonly Subject[],
  calibration: Calibration,
): Counts {
  const counts: Counts = { strangers: 0, named: 0, mated: 0, missed: 0, wrong: 0 };
  const search = (probe: Float32Array, without: string | null) => {
    const among = without === null ? gallery : gallery.filter(({ person }) => person !== without);
    return decideIdentity(twoNearest(probe, among), among.length, calibration);
  };
  const leftOut = strangers.length === 0 ? gallery : [];
  for (const { person, enrolled } of [...strangers, ...leftOut]) {
    counts.strangers++;
    if (search(enrolled, strangers.length === 0 ? person : null).kind === "identified") counts.named++;
  }
  for (const { person, probe } of gallery) {
    if (!probe) continue;
    counts.mated++;
    const decision = search(probe, null);
    const isRight = decision.kind === "identified" && decision.personId === person;
    if (!isRight) counts.missed++;
    if (decision.kind === "identified" && !isRight) counts.wrong++;
  }
  return counts;
}

function twoNearest(probe: Float32Array, gallery: readonly Subject[]) {
  const nearest: { personId: string; score: number }[] = [];
  for (const { person, enrolled } of gallery) {
    const score = cosine(probe, enrolled);
    if (nearest.length === 2 && score <= (nearest[1]?.score ?? 0)) continue;
    nearest.push({ personId: person, score });
    nearest.sort((a, b) => b.score - a.score);
    nearest.length = Math.min(2, nearest.length);
  }
  return nearest.map(({ personId, score }) => ({ personId, distance: distanceOfCosine(score) }));
}
