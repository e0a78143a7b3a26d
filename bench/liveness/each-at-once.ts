/** How many are under way at a time: a refusal takes its time on purpose, and others need not wait for it. */
const AT_ONCE = 8;

/** Does the work for each of a list, several at once; the results in the order of the list. */
export async function eachAtOnce<T, R>(
  list: readonly T[],
  work: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = [...list.entries()];
  const next = async (): Promise<void> => {
    for (let one = queue.shift(); one; one = queue.shift()) results[one[0]] = await work(one[1], one[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return results;
}
