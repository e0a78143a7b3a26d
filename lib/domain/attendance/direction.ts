import type { Obligation } from "./obligation";
import type { AttendanceEvent, Direction } from "./record";

/** An event with the direction it is taken for. */
export type DirectedEvent = AttendanceEvent & { taken: Direction };

/**
 * The direction of each event of an obligation, duplicates dropped, in the order they happened (rule 11): what the device says; else the
 * first is a check-in and, where check-out is required, the last a check-out; an even number of undirected ones alternates in between.
 * A first sighting at the very end (from `endsAt` less the grace) is a check-out whose check-in was forgotten.
 */
export function directEvents(
  { policy, kind }: Pick<Obligation, "policy" | "kind">,
  endsAt: number,
  events: readonly AttendanceEvent[],
): DirectedEvent[] {
  const last = events.length - 1;
  const alternates = events.length % 2 === 0 && events.every(({ direction }) => direction === "SEEN");
  const isOver = (event: AttendanceEvent) =>
    kind !== "activity" && event.occurredAt >= endsAt - policy.graceOutMinutes * 60_000;
  const takenFor = (event: AttendanceEvent, index: number): Direction => {
    if (event.direction !== "SEEN") return event.direction;
    if (index === 0) return policy.checkoutRequired && isOver(event) ? "OUT" : "IN";
    if (!policy.checkoutRequired) return "SEEN";
    if (index === last) return "OUT";
    if (!alternates) return "SEEN";
    return index % 2 === 0 ? "IN" : "OUT";
  };
  return events.map((event, index) => ({ ...event, taken: takenFor(event, index) }));
}
