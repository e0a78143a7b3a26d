import type { Agreement } from "./embedder-model";
import { cosine, meanDirection } from "./vector";

/** Good frames an enrolment needs, and how long they must span in ms. */
export const MIN_FRAMES = 5;
export const MIN_SPAN_MS = 3_000;
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

/** The references of one enrolment: the fused average, and up to `MAX_SAMPLES` frames that differ most from what is already kept. */
export function chooseReferences(vectors: readonly Float32Array[]): {
  average: Float32Array;
  samples: Float32Array[];
} {
  const average = meanDirection(vectors);
  const samples: Float32Array[] = [];
  const left = [...vectors];
  while (samples.length < MAX_SAMPLES && left.length > 0) {
    const kept = [average, ...samples];
    const nearest = left.map((vector) => Math.max(...kept.map((other) => cosine(vector, other))));
    const [chosen] = left.splice(nearest.indexOf(Math.min(...nearest)), 1);
    if (chosen) samples.push(chosen);
  }
  return { average, samples };
}

/** How good a reference is, in a word: good when its frames agree well, fair when they only just do: the mean of their pairs' cosines is at or over `good`, or not. */
export function wordForAgreement(
  vectors: readonly Float32Array[],
  { good }: Pick<Agreement, "good">,
): "good" | "fair" {
  const pairs = vectors.flatMap((a, i) => vectors.slice(i + 1).map((b) => cosine(a, b)));
  const mean = pairs.reduce((sum, value) => sum + value, 0) / Math.max(1, pairs.length);
  return mean >= good ? "good" : "fair";
}
