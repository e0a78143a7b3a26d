import { type CheckInCode, classOfRefusal, isRefusal } from "./check-in-code";

/** After so many misses in a row a kiosk pauses for so long (security.md §1.3): whoever tries faces out is slow at it. */
const MISSES_BEFORE_PAUSE = 5;
const PAUSE_MS = 30_000;

/** Misses in a row since the last hit or pause, and until when (epoch ms) no face is looked at; null when one is. */
export type MissCount = { missesInRow: number; pausedUntil: number | null };

/**
 * The count after a mark that ended with `code` at `now` (epoch ms). Every end that a kiosk hears as "not recognised" is a miss, whatever
 * its cause, so that a pause does not tell causes apart; other refusals neither count nor forgive.
 */
export function countMiss(
  { missesInRow, pausedUntil }: MissCount,
  code: CheckInCode,
  now: number,
): MissCount {
  if (!isRefusal(code)) return { missesInRow: 0, pausedUntil: null };
  if (classOfRefusal(code) !== "not_recognised") return { missesInRow, pausedUntil };
  if (missesInRow + 1 < MISSES_BEFORE_PAUSE) return { missesInRow: missesInRow + 1, pausedUntil };
  return { missesInRow: 0, pausedUntil: now + PAUSE_MS };
}

/** Whole seconds until a kiosk may look at a face again, 0 when it may at `now` (epoch ms). */
export function secondsOfPause({ pausedUntil }: Pick<MissCount, "pausedUntil">, now: number): number {
  return pausedUntil === null ? 0 : Math.max(0, Math.ceil((pausedUntil - now) / 1000));
}
