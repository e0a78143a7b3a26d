import type { Score } from "./rates";

/** Where a person stood after a score: the rate to date and the best the whole term could still come to (0..1, null = none yet). */
export type RatePoint = { counted: number; rate: number | null; best: number | null };

/**
 * The rates after each score in time order, as if nothing later had been decided yet: for alerts that speak when a line is crossed, and
 * for trends. The last point is what `ratesOf` says when nothing is open before it.
 */
export function rateCourse(scores: readonly Score[], dropLowest: number): RatePoint[] {
  const whole = scores.filter(({ standing }) => standing !== "excused").length;
  const forgiven: number[] = [];
  let [present, counted] = [0, 0];
  return scores.map(({ standing, worth }) => {
    if (standing === "counted") {
      present += worth;
      counted += 1;
      if (worth < 1) forgive(forgiven, worth, dropLowest);
    }
    const left = present - forgiven.reduce((sum, value) => sum + value, 0);
    const kept = counted - forgiven.length;
    const open = whole - counted;
    return {
      counted: kept,
      rate: kept === 0 ? null : left / kept,
      best: kept + open === 0 ? null : (left + open) / (kept + open),
    };
  });
}

/** Keeps the `most` lowest values, in order. */
function forgive(forgiven: number[], worth: number, most: number): void {
  forgiven.push(worth);
  forgiven.sort((a, b) => a - b);
  if (forgiven.length > most) forgiven.pop();
}
