import type { TodayEntry, TodayStatus } from "@/lib/contracts/today";

/** How many of a roster stand at each status. */
export function countStatuses(entries: Pick<TodayEntry, "status">[]): Record<TodayStatus, number> {
  const counts = { on_time: 0, late: 0, not_yet: 0, absent: 0, excused: 0 };
  for (const entry of entries) counts[entry.status] += 1;
  return counts;
}

/** Whether somebody has been seen. */
export function isPresent(entry: Pick<TodayEntry, "status">): boolean {
  return entry.status === "on_time" || entry.status === "late";
}
