import { useState } from "react";

/** Who is chosen for a bulk change. */
export type Choice = {
  ids: ReadonlySet<string>;
  choose(ids: readonly string[]): void;
  leaveOut(ids: readonly string[]): void;
  clear(): void;
};

/** Keeps who is chosen, over several pages of a list. */
export function useChoice(): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    choose: (more) => setIds((before) => new Set([...before, ...more])),
    leaveOut: (some) => setIds((before) => new Set([...before].filter((id) => !some.includes(id)))),
    clear: () => setIds(new Set()),
  };
}
