import type { Obligation } from "./obligation";
import type { AttendanceRecord } from "./record";

const MINUTE = 60_000;

/**
 * Whole minutes of work in one shift segment: `workedMinutes` within it less `breakMinutes` that were deducted; `outsideMinutes` before its
 * start and after its end, which somebody has to approve as overtime; `assumedMinutes` of the worked ones rest on no check-out.
 */
export type WorkedTime = {
  workedMinutes: number;
  breakMinutes: number;
  outsideMinutes: number;
  assumedMinutes: number;
};

/**
 * Worked time from the pairs of a record. The planned break is due once half of the segment was worked; time checked out in between
 * counts towards it. A forgotten check-out is taken as the end of the segment and shows in `assumedMinutes`.
 */
export function workedTime(
  { startsAt, endsAt, breakMinutes: planned }: Pick<Obligation, "startsAt" | "endsAt" | "breakMinutes">,
  record: Pick<AttendanceRecord, "presence" | "presentMinutes" | "pairs" | "assumedOut">,
): WorkedTime {
  if (record.presence !== "present")
    return { workedMinutes: 0, breakMinutes: 0, outsideMinutes: 0, assumedMinutes: 0 };
  const { presentMinutes, pairs, assumedOut } = record;
  const isBreakDue = presentMinutes * 2 * MINUTE >= endsAt - startsAt;
  const breakLeft = isBreakDue ? Math.max(0, planned - awayMinutes(pairs, { startsAt, endsAt })) : 0;
  const breakMinutes = Math.min(breakLeft, presentMinutes);
  const outside = pairs.reduce((sum, pair) => {
    if (pair.in === null || pair.out === null) return sum;
    const before = Math.max(0, Math.min(pair.out, startsAt) - pair.in);
    const after = Math.max(0, pair.out - Math.max(pair.in, endsAt));
    return sum + before + after;
  }, 0);
  const lastIn = pairs.at(-1)?.in ?? null;
  const assumed = assumedOut === null || lastIn === null ? 0 : assumedOut - Math.max(lastIn, startsAt);
  const workedMinutes = presentMinutes - breakMinutes;
  return {
    workedMinutes,
    breakMinutes,
    outsideMinutes: Math.floor(outside / MINUTE),
    assumedMinutes: Math.min(workedMinutes, Math.max(0, Math.floor(assumed / MINUTE))),
  };
}

/** Minutes checked out between two pairs, within the segment. */
function awayMinutes(
  pairs: AttendanceRecord["pairs"],
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): number {
  const away = pairs.slice(1).reduce((sum, pair, index) => {
    const out = pairs[index]?.out ?? null;
    if (out === null || pair.in === null) return sum;
    return sum + Math.max(0, Math.min(pair.in, endsAt) - Math.max(out, startsAt));
  }, 0);
  return Math.floor(away / MINUTE);
}
