import { directEvents } from "./direction";
import { dropDuplicates } from "./duplicates";
import type { Obligation } from "./obligation";
import type { AttendanceEvent } from "./record";

/** From a check-in to the check-out that closes it (epoch milliseconds); null where the one or the other was not seen. */
export type Pair = { in: number | null; out: number | null };

/**
 * What the events of an obligation show. `lastOut` is null while the person is checked in. `firstIn` after `outBeforeIn` says nothing of
 * the start: somebody seen leaving had come before.
 */
export type Evidence = {
  pairs: Pair[];
  firstIn: number | null;
  lastOut: number | null;
  outBeforeIn: number | null;
  eventIds: string[];
};

/** Reads the events of an obligation, of which `span` was expected; order and repetition do not matter. */
export function gatherEvidence(
  obligation: Obligation,
  span: { startsAt: number; endsAt: number },
  events: readonly AttendanceEvent[],
): Evidence {
  const kept = dropDuplicates(events, obligation.policy.dedupeSeconds);
  const pairs: Pair[] = [];
  for (const { taken, occurredAt: at } of directEvents(obligation, span.endsAt, kept)) {
    const last = pairs.at(-1);
    if (taken === "IN" && (!last || last.out !== null)) pairs.push({ in: at, out: null });
    if (taken !== "OUT") continue;
    if (last) last.out = at;
    // Leaving before it began, without having come, shows nothing.
    else if (at > span.startsAt) pairs.push({ in: null, out: at });
  }
  return {
    pairs,
    firstIn: pairs.find((pair) => pair.in !== null)?.in ?? null,
    lastOut: pairs.at(-1)?.out ?? null,
    outBeforeIn: pairs[0]?.in === null ? pairs[0].out : null,
    eventIds: kept.map(({ id }) => id),
  };
}

/** The same evidence with corrected instants (null = as it was seen): one pair from the first to the last. */
export function correctEvidence(
  evidence: Evidence,
  times: { firstIn: number | null; lastOut: number | null },
): Evidence {
  const firstIn = times.firstIn ?? evidence.firstIn;
  const lastOut = times.lastOut ?? evidence.lastOut;
  const outBeforeIn = firstIn === null ? lastOut : null;
  const isEmpty = firstIn === null && lastOut === null;
  return {
    ...evidence,
    pairs: isEmpty ? [] : [{ in: firstIn, out: lastOut }],
    firstIn,
    lastOut,
    outBeforeIn,
  };
}
