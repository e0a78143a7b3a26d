const MINUTE = 60_000;

/**
 * Punctuality of a first sighting (domain.md rule 2): exactly at start + grace is on time; late minutes count from the start, in whole
 * minutes begun.
 */
export function judgePunctuality(
  startsAt: number,
  seenAt: number,
  graceMinutes: number,
): { late: boolean; lateMinutes: number } {
  const late = seenAt > startsAt + graceMinutes * MINUTE;
  return { late, lateMinutes: late ? Math.ceil((seenAt - startsAt) / MINUTE) : 0 };
}

/**
 * Early leaving of a last check-out (rule 3): exactly at end - grace is not early; minutes count to the end, in whole minutes begun, and
 * never more than there were from `startsAt`.
 */
export function judgeLeaving(
  span: { startsAt: number; endsAt: number },
  outAt: number,
  graceMinutes: number,
): { leftEarly: boolean; earlyMinutes: number } {
  const leftEarly = outAt < span.endsAt - graceMinutes * MINUTE;
  const missed = span.endsAt - Math.max(outAt, span.startsAt);
  return { leftEarly, earlyMinutes: leftEarly ? Math.ceil(missed / MINUTE) : 0 };
}
