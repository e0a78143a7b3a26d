import type { AttendancePolicy } from "./policy";
import type { Direction } from "./record";
import { localDateOf, type Meeting } from "./schedule";

const MINUTE = 60_000;

/**
 * Who is expected when, frozen with its policy (instants in epoch milliseconds, window inclusive at both ends). `workDate` is the ISO
 * local date of its start. A `class` is a session, a `shift` one segment of a shift; an `activity` was never expected: attendance outside
 * every obligation. `makeUpFor` names the obligation that this one is a second chance for.
 */
export type Obligation = {
  id: string;
  personId: string;
  kind: "class" | "shift" | "activity";
  workDate: string;
  startsAt: number;
  endsAt: number;
  windowFrom: number;
  windowTo: number;
  timeZone: string;
  breakMinutes: number;
  policy: AttendancePolicy;
  state: "expected" | "cancelled";
  makeUpFor: string | null;
};

/** What an obligation is frozen from. */
export type ObligationDraft = {
  id: string;
  personId: string;
  kind: "class" | "shift";
  meeting: Meeting;
  timeZone: string;
  policy: AttendancePolicy;
  makeUpFor: string | null;
};

/** The obligation of a person in a meeting or shift segment, with the window of its policy. */
export function freezeObligation({ meeting, ...draft }: ObligationDraft): Obligation {
  const { startsAt, endsAt, breakMinutes, localDate: workDate } = meeting;
  return {
    ...draft,
    workDate,
    startsAt,
    endsAt,
    windowFrom: startsAt - draft.policy.windowBeforeMinutes * MINUTE,
    windowTo: endsAt + draft.policy.windowAfterMinutes * MINUTE,
    breakMinutes,
    state: "expected",
  };
}

/** An obligation as far as a sighting is matched with it. */
export type Matchable = Pick<
  Obligation,
  "id" | "workDate" | "startsAt" | "endsAt" | "windowFrom" | "windowTo" | "timeZone" | "policy" | "state"
>;

/** How far a person has got in an obligation: the last sighting that counted for it, and since when they are checked out of it. */
export type Progress = { lastAt: number; lastDirection: Direction; checkedOutAt: number | null };

/** A sighting to match: the instant, and what the device says of its direction. */
export type Sighting = { at: number; direction: Direction };

/**
 * The obligation that a sighting counts for (domain.md rule 9): among the expected ones whose window holds it, the one whose start is
 * nearest, at equal distance the earlier. One the person is still checked in to comes first for a check-out, and if it runs over
 * midnight also for a sighting without direction. `progress` holds what earlier sightings came to, by obligation id. Null when none is open.
 */
export function matchObligation<T extends Matchable>(
  obligations: readonly T[],
  sighting: Sighting,
  progress: ReadonlyMap<string, Progress> = new Map(),
): T | null {
  const open = obligations
    .filter((item) => item.state === "expected")
    .filter((item) => item.windowFrom <= sighting.at && sighting.at <= item.windowTo);
  const begun = open.filter((item) => item.startsAt <= sighting.at);
  const candidates = sighting.direction === "OUT" && begun.length > 0 ? begun : open;
  const nearest = [...candidates].sort(byDistance(sighting.at))[0];
  if (!nearest) return null;
  const running = candidates
    .filter(
      (item) => item.startsAt < nearest.startsAt && staysWith(item, nearest, sighting, progress.get(item.id)),
    )
    .sort((a, b) => b.startsAt - a.startsAt || compareIds(a, b))[0];
  return running ?? nearest;
}

function byDistance(at: number): (a: Matchable, b: Matchable) => number {
  return (a, b) =>
    Math.abs(a.startsAt - at) - Math.abs(b.startsAt - at) || a.startsAt - b.startsAt || compareIds(a, b);
}

function compareIds(a: Matchable, b: Matchable): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** Whether a sighting still belongs to an earlier obligation that the person has checked in to, though another's start is nearer. */
function staysWith(
  earlier: Matchable,
  nearest: Matchable,
  { at, direction }: Sighting,
  progress: Progress | undefined,
): boolean {
  if (!progress || !earlier.policy.checkoutRequired || direction === "IN") return false;
  // A second look just after the check-out is the same check-out.
  if (progress.checkedOutAt !== null) return at - progress.lastAt <= earlier.policy.dedupeSeconds * 1000;
  if (direction === "OUT" || (runsOverMidnight(earlier) && nearest.workDate > earlier.workDate)) return true;
  return Math.abs(at - earlier.endsAt) <= Math.abs(nearest.startsAt - at);
}

function runsOverMidnight({ workDate, endsAt, timeZone }: Matchable): boolean {
  return localDateOf(new Date(endsAt - 1), timeZone) > workDate;
}
