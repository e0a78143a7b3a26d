const MINUTE = 60_000;

/** An obligation as far as a sighting is matched with it: instants in epoch milliseconds, window inclusive. */
export type ObligationWindow = {
  obligationId: string;
  sessionId: string;
  startsAt: number;
  windowFrom: number;
  windowTo: number;
};

/**
 * The obligation that a sighting counts for: among those whose window holds `seenAt`, the one whose start is nearest; at equal distance
 * the earlier start (domain.md rule 9). Null when none is open.
 */
export function matchObligation<T extends ObligationWindow>(
  obligations: readonly T[],
  seenAt: number,
): T | null {
  const open = obligations.filter((item) => item.windowFrom <= seenAt && seenAt <= item.windowTo);
  open.sort(
    (a, b) => Math.abs(a.startsAt - seenAt) - Math.abs(b.startsAt - seenAt) || a.startsAt - b.startsAt,
  );
  return open[0] ?? null;
}

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

/** Where a person stands in a session without and with a record: nobody is absent before the window has ended (rule 4). */
export function statusAt(
  session: { windowTo: number },
  record: { late: boolean } | null,
  now: number,
): "on_time" | "late" | "not_yet" | "absent" {
  if (record) return record.late ? "late" : "on_time";
  return now <= session.windowTo ? "not_yet" : "absent";
}

/** Where `now` stands to a session whose window is given (epoch milliseconds). */
export function phaseAt(
  session: { windowFrom: number; windowTo: number },
  now: number,
): "upcoming" | "open" | "ended" {
  if (now < session.windowFrom) return "upcoming";
  return now <= session.windowTo ? "open" : "ended";
}
