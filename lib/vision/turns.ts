/**
 * Lets several askers use one thing one after the other, in the order in which they asked: who has had a turn and asks again comes after
 * everybody who waits, so that two who always ask alternate. A turn that fails fails for its asker only.
 */
export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
