/** Whose place in a section or shift it is, and when: from an ISO date until before another (null = open). */
export type Membership = { personId: string; groupId: string; from: string; to: string | null };

/** Whether dates hold a date: the first is in, the last is not (rule 14). */
export function isOn({ from, to }: Pick<Membership, "from" | "to">, localDate: string): boolean {
  return from <= localDate && (to === null || localDate < to);
}

/** Whether two ranges of dates share a day. */
export function membershipsOverlap(
  a: Pick<Membership, "from" | "to">,
  b: Pick<Membership, "from" | "to">,
): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

/** Who is expected in a group on a local date, by id; a person who is in it twice is there once. */
export function rosterOn(memberships: readonly Membership[], groupId: string, localDate: string): string[] {
  const here = memberships.filter((item) => item.groupId === groupId && isOn(item, localDate));
  return [...new Set(here.map(({ personId }) => personId))].sort();
}
