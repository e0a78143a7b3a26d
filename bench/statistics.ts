/** The p-quantile (0..1) of numbers, interpolated between neighbours; NaN for none. */
export function quantile(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Share of scores that reach the threshold; NaN for no scores. */
export function shareAtOrAbove(scores: ArrayLike<number>, threshold: number): number {
  let count = 0;
  for (let i = 0; i < scores.length; i++) if ((scores[i] ?? Number.NaN) >= threshold) count++;
  return count / scores.length;
}
