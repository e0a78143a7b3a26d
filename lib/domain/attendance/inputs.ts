import { decisionsInForce } from "./decisions";
import { evidenceOf } from "./duplicates";
import { holdOf } from "./hold";
import { leavesOf } from "./leave";
import type { RecordInput } from "./record";

/**
 * Everything a record depends on as one text, equal for equal inputs whatever their order and repetition: hash it to know whether a
 * recompute can change anything. Of the clock it holds only what matters: whether the window has ended and the wait for devices is over.
 */
export function canonicalInputs(input: RecordInput): string {
  const { obligation, now } = input;
  const { attendance, excusal } = decisionsInForce(input.decisions);
  return JSON.stringify(
    sortKeys({
      obligation,
      events: evidenceOf(input.events).map(({ id, occurredAt, direction }) => [id, occurredAt, direction]),
      leaves: leavesOf(obligation, input.leaves).map(({ id, from, to, excusal: kind }) => [
        id,
        from,
        to,
        kind,
      ]),
      decisions: [attendance, excusal?.decision ?? null],
      makeUps: input.makeUps
        .map(({ obligationId, presence }) => `${obligationId}:${presence}`)
        .sort()
        .filter((item, index, all) => item !== all[index - 1]),
      isOver: now > obligation.windowTo,
      held: holdOf(input),
    }),
  );
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The same value with the keys of every object in order. */
function sortKeys(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(sortKeys);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}
