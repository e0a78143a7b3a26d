import { evidenceOf, isDuplicate } from "./duplicates";
import { type Matchable, matchObligation, type Progress } from "./obligation";
import type { AttendanceEvent } from "./record";

/**
 * Which obligation each event of one person counts for, by event id; null where none was open (attendance outside every obligation).
 * Events that are no evidence are left out. The events are walked through in the order they happened, so the order in which they arrive
 * changes nothing: give all obligations of the person whose windows touch, and all events in those windows.
 */
export function assignEvents<T extends Matchable>(
  obligations: readonly T[],
  events: readonly AttendanceEvent[],
): Map<string, T | null> {
  const assigned = new Map<string, T | null>();
  const progress = new Map<string, Progress>();
  for (const event of evidenceOf(events)) {
    const matched = matchObligation(
      obligations,
      { at: event.occurredAt, direction: event.direction },
      progress,
    );
    assigned.set(event.id, matched);
    if (matched) progress.set(matched.id, advance(matched, event, progress.get(matched.id)));
  }
  return assigned;
}

/** How far the person has got with one more event: a check-out is what an exit says, or whoever is seen again at the end. */
function advance(obligation: Matchable, event: AttendanceEvent, before: Progress | undefined): Progress {
  const { policy, endsAt } = obligation;
  const at = event.occurredAt;
  const last = { occurredAt: before?.lastAt ?? 0, direction: before?.lastDirection ?? event.direction };
  if (before && isDuplicate(last, event, policy.dedupeSeconds)) return before;
  const isOut =
    event.direction === "OUT" ||
    (event.direction === "SEEN" && at >= endsAt - policy.graceOutMinutes * 60_000);
  return { lastAt: at, lastDirection: event.direction, checkedOutAt: isOut ? at : null };
}
