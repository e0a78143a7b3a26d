import type { Obligation } from "./obligation";
import type { LeaveSpan } from "./record";

/** From an instant until before another, epoch milliseconds. */
export type Span = { from: number; to: number };

/** The approved leaves that touch an obligation, each id once, by their start. */
export function leavesOf(obligation: Obligation, leaves: readonly LeaveSpan[]): LeaveSpan[] {
  return [...new Map(leaves.map((leave) => [leave.id, leave])).values()]
    .filter((leave) => leave.state === "approved" && leave.from < leave.to)
    .filter((leave) => leave.from < obligation.endsAt && leave.to > obligation.startsAt)
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
}

/**
 * What is left of an obligation when approved leave is taken out (rule 5), in order: all of it without leave, nothing when leaves cover
 * it together. Punctuality is judged against the first start and the last end that are left.
 */
export function expectedParts(obligation: Obligation, leaves: readonly LeaveSpan[]): Span[] {
  const parts: Span[] = [];
  let from = obligation.startsAt;
  for (const leave of leavesOf(obligation, leaves)) {
    if (leave.from > from) parts.push({ from, to: leave.from });
    from = Math.max(from, leave.to);
  }
  if (from < obligation.endsAt) parts.push({ from, to: obligation.endsAt });
  return parts;
}
