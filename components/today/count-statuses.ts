import type { TodayEntry, TodayStatus } from "@/lib/contracts/today";

/** How many of a roster are here, and how many are expected at all. */
export function presentOf(counts: Record<TodayStatus, number>): { present: number; expected: number } {
  const expected = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { present: counts.on_time + counts.late, expected };
}

/** Whether somebody has been seen. */
export function isPresent(entry: Pick<TodayEntry, "status">): boolean {
  return entry.status === "on_time" || entry.status === "late";
}
