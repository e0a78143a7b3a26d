import type { Matchable } from "./obligation";

/**
 * Obligations of one person in groups whose windows touch, directly or through others of the group: the smallest lots in which sightings
 * can be assigned (`assignEvents`). Groups and their members are in the order of their windows.
 */
export function groupTouching<T extends Pick<Matchable, "id" | "windowFrom" | "windowTo">>(
  obligations: readonly T[],
): T[][] {
  const groups: { until: number; members: T[] }[] = [];
  const inOrder = obligations.toSorted((a, b) => a.windowFrom - b.windowFrom || (a.id < b.id ? -1 : 1));
  for (const obligation of inOrder) {
    const last = groups.at(-1);
    if (last && obligation.windowFrom <= last.until) {
      last.members.push(obligation);
      last.until = Math.max(last.until, obligation.windowTo);
    } else groups.push({ until: obligation.windowTo, members: [obligation] });
  }
  return groups.map(({ members }) => members);
}
