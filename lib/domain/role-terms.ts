/** From one day to another, both ISO dates: `from` belongs to it, `to` does not; null = open. */
export type Term = { from: string; to: string | null };

/** Where a term stands on a day. */
type TermState = "future" | "current" | "ended";

/** Whether a term is still to come on a day (ISO date), holds, or is over. One that ended before it began was never in force. */
export function termStateOn({ from, to }: Term, day: string): TermState {
  if (to !== null && (to <= day || to <= from)) return "ended";
  return from > day ? "future" : "current";
}

/** Whether two terms share a day. */
export function termsOverlap(one: Term, other: Term): boolean {
  return (one.to === null || other.from < one.to) && (other.to === null || one.from < other.to);
}

/** The first day from `today` on that no term holds, or null when together they hold for ever. */
export function firstUncoveredDay(terms: readonly Term[], today: string): string | null {
  let day = today;
  for (;;) {
    const holding = terms.filter((term) => termStateOn(term, day) === "current");
    if (holding.some(({ to }) => to === null)) return null;
    const last = holding.reduce((latest, { to }) => (to !== null && to > latest ? to : latest), day);
    if (last === day) return day;
    day = last;
  }
}

/**
 * The first day on which, by a change, nobody is left to do what the terms stand for, or null where the change does no such harm: as long
 * as before, somebody is there (the terms before may have had an end already).
 */
export function leavesNobodyFrom(
  before: readonly Term[],
  after: readonly Term[],
  today: string,
): string | null {
  const [was, is] = [firstUncoveredDay(before, today), firstUncoveredDay(after, today)];
  return is !== null && (was === null || is < was) ? is : null;
}
