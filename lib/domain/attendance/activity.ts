import { evidenceOf } from "./duplicates";
import type { Obligation } from "./obligation";
import type { AttendancePolicy } from "./policy";
import type { AttendanceEvent } from "./record";
import { localDateOf } from "./schedule";

/** What attendance outside every obligation is kept as: the person, the zone of the place, and the policy it is read with. */
export type ActivityDraft = { id: string; personId: string; timeZone: string; policy: AttendancePolicy };

/**
 * An activity from events of one person that no obligation was open for (rule 6), from the first to the last of them; null without
 * evidence. Nobody was expected, so it is never absent, late or early, is in no rate and raises no alert.
 */
export function freezeActivity(draft: ActivityDraft, events: readonly AttendanceEvent[]): Obligation | null {
  const seen = evidenceOf(events);
  const first = seen[0];
  if (!first) return null;
  const startsAt = first.occurredAt;
  // One sighting has no length; a minute keeps the span one that begins before it ends.
  const endsAt = Math.max(seen.at(-1)?.occurredAt ?? startsAt, startsAt + 60_000);
  return {
    ...draft,
    kind: "activity",
    workDate: localDateOf(new Date(startsAt), draft.timeZone),
    startsAt,
    endsAt,
    windowFrom: startsAt,
    windowTo: endsAt,
    breakMinutes: 0,
    state: "expected",
    makeUpFor: null,
  };
}
