/** The share of the frames, rounded up, whose mean must not be too bad: two of five. */
const WORST = 0.4;

/**
 * Passive PAD over several frames: the median of the frames' scores (0..1, 1 = live) and the mean of the worst two of five must reach the
 * threshold and half of it. One doubtful frame does not refuse, one good frame does not pass (security.md §1.4, check 18, has the worst
 * quarter: of five frames that is one, and one bad frame in five refused 4 % of the genuine looks at the clips, docs/measurements.md).
 */
export function isLive(scores: readonly number[], threshold: number): boolean {
  if (scores.length === 0 || scores.some((score) => !(score >= 0 && score <= 1))) return false;
  const sorted = [...scores].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  const worst = sorted.slice(0, Math.ceil(WORST * sorted.length));
  const worstMean = worst.reduce((sum, score) => sum + score, 0) / worst.length;
  return median >= threshold && worstMean >= threshold / 2;
}
