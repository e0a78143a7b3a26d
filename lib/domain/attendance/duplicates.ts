import type { AttendanceEvent } from "./record";

/** Events of one obligation that count as evidence, each id once, in the order they happened. */
export function evidenceOf(events: readonly AttendanceEvent[]): AttendanceEvent[] {
  const usable = events.filter(
    ({ disposition }) => disposition === "accepted" || disposition === "duplicate",
  );
  return [...new Map(usable.map((event) => [event.id, event])).values()].sort(byTime);
}

/** Events in the order they happened; at one instant by id, so that the order never depends on arrival. */
export function byTime(a: { id: string; occurredAt: number }, b: { id: string; occurredAt: number }): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * Whether a sighting repeats the last one that counted for the same person and obligation (rule 11): not more than `dedupeSeconds` later,
 * and not the opposite of what an entrance or exit said before.
 */
export function isDuplicate(
  last: Pick<AttendanceEvent, "occurredAt" | "direction">,
  next: Pick<AttendanceEvent, "occurredAt" | "direction">,
  dedupeSeconds: number,
): boolean {
  const turnsBack =
    last.direction !== "SEEN" && next.direction !== "SEEN" && last.direction !== next.direction;
  return !turnsBack && next.occurredAt - last.occurredAt <= dedupeSeconds * 1000;
}

/** The evidence of one obligation without its duplicates: of sightings that repeat each other the first stays. */
export function dropDuplicates(events: readonly AttendanceEvent[], dedupeSeconds: number): AttendanceEvent[] {
  const kept: AttendanceEvent[] = [];
  for (const event of evidenceOf(events)) {
    const last = kept.at(-1);
    if (!last || !isDuplicate(last, event, dedupeSeconds)) kept.push(event);
  }
  return kept;
}
