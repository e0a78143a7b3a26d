import type { RecordInput } from "./record";

/**
 * What a record waits for after its window (rule 4): how many devices have not yet reported past it, and until when (epoch milliseconds)
 * it waits at the longest. Null before the window has ended, when all have reported, and when the wait is over.
 */
export function holdOf({
  obligation,
  hold,
  now,
}: Pick<RecordInput, "obligation" | "hold" | "now">): { waiting: number; until: number } | null {
  const { windowTo, policy } = obligation;
  const until = windowTo + policy.holdForOfflineMinutes * 60_000;
  if (now <= windowTo || now >= until) return null;
  const waiting = hold.devices.filter(
    ({ reportedThrough }) => reportedThrough === null || reportedThrough <= windowTo,
  );
  return waiting.length > 0 ? { waiting: waiting.length, until } : null;
}
