import { shareAtOrAbove } from "./statistics";

/** One compared pair: cosine of its two faces (-1 where a face was not found), whether it is one person, and its fold. */
export type ScoredPair = { score: number; same: boolean; fold: string };

/** A point of the trade-off: at this threshold, share of impostors accepted (FMR) and of genuine pairs accepted (TAR). */
export type OperatingPoint = { fmr: number; threshold: number; tar: number };

/**
 * Accuracy as the LFW protocol measures it: each fold judged at the threshold that was best on the other folds; mean over
 * folds, 0..1. `spread` is the standard deviation between folds.
 */
export function crossValidatedAccuracy(pairs: readonly ScoredPair[]): {
  accuracy: number;
  spread: number;
  folds: number;
} {
  const folds = [...new Set(pairs.map((pair) => pair.fold))];
  const accuracies = folds.map((fold) => {
    const threshold = bestThreshold(pairs.filter((pair) => pair.fold !== fold));
    return accuracyAt(
      pairs.filter((pair) => pair.fold === fold),
      threshold,
    );
  });
  const accuracy = accuracies.reduce((sum, value) => sum + value, 0) / folds.length;
  const variance = accuracies.reduce((sum, value) => sum + (value - accuracy) ** 2, 0) / folds.length;
  return { accuracy, spread: Math.sqrt(variance), folds: folds.length };
}

/** The threshold with the most pairs judged right; in the middle of the gap it lies in. */
export function bestThreshold(pairs: readonly ScoredPair[]): number {
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  let right = sorted.filter((pair) => !pair.same).length;
  let best = { right, threshold: (sorted[0]?.score ?? 0) + 1e-6 };
  for (const [i, pair] of sorted.entries()) {
    right += pair.same ? 1 : -1;
    const next = sorted[i + 1]?.score ?? pair.score - 1e-6;
    if (right > best.right && next < pair.score) best = { right, threshold: (pair.score + next) / 2 };
  }
  return best.threshold;
}

/** TAR at a false-match rate: the lowest threshold that at most this share of impostors reaches. */
export function operatingPoint(genuine: Float32Array, impostor: Float32Array, fmr: number): OperatingPoint {
  const sorted = Float32Array.from(impostor).sort();
  const allowed = Math.floor(fmr * sorted.length);
  const firstRefused = sorted[sorted.length - 1 - allowed] ?? -1;
  const threshold = firstRefused + 1e-6;
  return { fmr, threshold, tar: shareAtOrAbove(genuine, threshold) };
}

function accuracyAt(pairs: readonly ScoredPair[], threshold: number): number {
  return pairs.filter((pair) => pair.score >= threshold === pair.same).length / pairs.length;
}
