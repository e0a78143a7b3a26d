import type { LabelledPair } from "../pairs-file";
import { shareAtOrAbove } from "../statistics";
import { crossValidatedAccuracy, operatingPoint, type ScoredPair } from "../verification";

/** Less alike than any two faces: the score of a pair of which a face was not found. */
const UNKNOWN = -1e6;

/** How well one way of looking tells pairs apart, by the Euclidean distance of its vectors. */
export type PairAccuracy = { accuracy: number; tarAtFmr1e2: number; notFound: number };

/** Accuracy of labelled pairs whose vectors are told by file name; null for a picture in which no face was found. */
export function pairAccuracy(
  pairs: readonly LabelledPair[],
  vectors: ReadonlyMap<string, readonly number[] | null>,
): PairAccuracy {
  const scored = pairs.map(({ first, second, same, fold }): ScoredPair => {
    const [one, other] = [vectors.get(first), vectors.get(second)];
    return { score: one && other ? -distance(one, other) : UNKNOWN, same, fold };
  });
  const scores = (same: boolean) =>
    Float32Array.from(scored.filter((pair) => pair.same === same).map(({ score }) => score));
  const { threshold } = operatingPoint(scores(true), scores(false), 1e-2);
  return {
    accuracy: crossValidatedAccuracy(scored).accuracy,
    tarAtFmr1e2: shareAtOrAbove(scores(true), threshold),
    notFound: [...vectors.values()].filter((vector) => !vector).length,
  };
}

/** The same share of the pairs of every fold and label: every so manieth, about `count` of them. */
export function thinOut(pairs: readonly LabelledPair[], count: number): LabelledPair[] {
  const every = Math.max(1, Math.floor(pairs.length / count));
  return pairs.filter((_, i) => i % every === 0);
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, i) => value - (other[i] ?? 0)));
}
