import type { Agreement } from "./embedder-model";
import { cosine, meanDirection } from "./vector";

/** A pose of an enrolment with the head turned to the person's own left or right. */
export type SidePose = "left" | "right";

/** Good frames an enrolment needs, and how long they must span in ms. */
export const MIN_FRAMES = 5;
export const MIN_SPAN_MS = 3_000;
/** The same for a turned pose. */
export const MIN_SIDE_FRAMES = 3;
export const MIN_SIDE_SPAN_MS = 400;
/** Good frames of a very good enrolment. */
const MANY_FRAMES = 6;
/** An enrolled face at or above the comparison score of this false match rate is looked into before another is stored (security.md §6). */
export const DUPLICATE_FMR = 1e-4;
/** False match rate of the 1:1 comparison by which staff confirm that who stands there made the capture on the phone. */
export const CONFIRMATION_FMR = 1e-4;
/** Diverse samples kept beside the average. */
export const MAX_SAMPLES = 4;

/**
 * Drops frames that disagree: while some pair of unit vectors has a cosine below `same`, the frame with the least support of
 * the others goes. Answers the indices that stay, in order.
 */
export function agreeingFrames(
  vectors: readonly Float32Array[],
  { same }: Pick<Agreement, "same">,
): number[] {
  let kept = vectors.map((_, index) => index);
  for (;;) {
    const support = kept.map((i) => kept.reduce((sum, j) => sum + pair(vectors, i, j), 0));
    const worst = kept
      .flatMap((i) => kept.map((j) => pair(vectors, i, j)))
      .reduce((a, b) => Math.min(a, b), 1);
    if (worst >= same || kept.length <= 1) return kept;
    const weakest = support.indexOf(Math.min(...support));
    kept = kept.filter((_, position) => position !== weakest);
  }
}

function pair(vectors: readonly Float32Array[], i: number, j: number): number {
  const a = vectors[i];
  const b = vectors[j];
  return a && b ? cosine(a, b) : -1;
}

/** Unit vectors of one enrolment: its frontal frames, and the mean direction of each turned pose. */
export type EnrolledVectors = { frontal: readonly Float32Array[]; sides: readonly Float32Array[] };

/** The fused average of one enrolment: turned poses together count as much as the frontal one (docs/measurements.md). */
export function averageOf({ frontal, sides }: EnrolledVectors): Float32Array {
  const front = meanDirection(frontal);
  return sides.length > 0 ? meanDirection([front, meanDirection(sides)]) : front;
}

/** The references of one enrolment: its average, and up to `MAX_SAMPLES` frontal frames that differ most from what is already kept. */
export function chooseReferences(vectors: EnrolledVectors): {
  average: Float32Array;
  samples: Float32Array[];
} {
  const average = averageOf(vectors);
  const samples: Float32Array[] = [];
  const left = [...vectors.frontal];
  while (samples.length < MAX_SAMPLES && left.length > 0) {
    const kept = [average, ...samples];
    const nearest = left.map((vector) => Math.max(...kept.map((other) => cosine(vector, other))));
    const [chosen] = left.splice(nearest.indexOf(Math.min(...nearest)), 1);
    if (chosen) samples.push(chosen);
  }
  return { average, samples };
}

/** How good a stored reference is, in a word: `usable` should be made again when there is time. */
export type ReferenceWord = "very_good" | "good" | "usable";

/**
 * The word for what was captured: usable where the frontal frames only just agree (the mean of their pairs' cosines is under `good`); very good
 * where they agree well, are at least six and the head was turned to both sides. Turning is not asked of everybody, so without it a
 * reference can be good.
 */
export function wordForReference(
  { frontal, sides }: EnrolledVectors,
  { good }: Pick<Agreement, "good">,
): ReferenceWord {
  const pairs = frontal.flatMap((a, i) => frontal.slice(i + 1).map((b) => cosine(a, b)));
  const mean = pairs.reduce((sum, value) => sum + value, 0) / Math.max(1, pairs.length);
  if (mean < good) return "usable";
  return sides.length === 2 && frontal.length >= MANY_FRAMES ? "very_good" : "good";
}

/** Whether a turned face is the one whose frontal frames have this mean direction: their cosine is not that of two faces. */
export function isSideOf(
  side: Float32Array,
  frontal: Float32Array,
  { other }: Pick<Agreement, "other">,
): boolean {
  return cosine(side, frontal) >= other;
}
