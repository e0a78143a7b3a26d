import "server-only";

/** Items in lists by a key, in their order, each as `pick` makes it. */
export function groupBy<T, V = T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  pick: (item: T) => V,
): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(pick(item));
    else groups.set(key, [pick(item)]);
  }
  return groups;
}
