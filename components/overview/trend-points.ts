import type { TrendDay } from "@/lib/contracts/overview";

/**
 * A day of a trend: how many were present of those who count (expected, decided and not excused); `undecided` are told apart. `share` 0..1,
 * null where nobody counts.
 */
export type TrendPoint = {
  date: string;
  present: number;
  late: number;
  absent: number;
  excused: number;
  undecided: number;
  counted: number;
  share: number | null;
};

/** The days on which somebody was expected, in time order. */
export function trendPoints(trend: readonly TrendDay[]): TrendPoint[] {
  return trend
    .filter(({ expected }) => expected > 0)
    .map(({ date, present, late, absent, excused, undecided, expected }) => {
      const counted = Math.max(0, expected - excused - undecided);
      const share = counted === 0 ? null : Math.min(1, present / counted);
      return { date, present, late, absent, excused, undecided, counted, share };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The best and the worst day, and the latest, of those that have a share; null when none has. */
export function trendExtremes(
  points: readonly TrendPoint[],
): { best: TrendPoint; worst: TrendPoint; latest: TrendPoint } | null {
  const told = points.filter(({ share }) => share !== null);
  const [first] = told;
  const latest = told.at(-1);
  if (!first || !latest) return null;
  const better = (a: TrendPoint, b: TrendPoint) => ((b.share ?? 0) > (a.share ?? 0) ? b : a);
  const worse = (a: TrendPoint, b: TrendPoint) => ((b.share ?? 0) < (a.share ?? 0) ? b : a);
  return { best: told.reduce(better, first), worst: told.reduce(worse, first), latest };
}
