import type { TodayEntry, TodayView } from "@/lib/contracts/today";
import { isPresent } from "./count-statuses";

/** Names one place on one roster. */
export function placeKey(sessionId: string, personId: string): string {
  return `${sessionId} ${personId}`;
}

/** Who was expected in the earlier view and is here in the later one; people whom the earlier view did not know are no arrivals. */
export function findArrivals(earlier: TodayView, later: TodayView): { key: string; entry: TodayEntry }[] {
  const missing = new Set(
    earlier.sessions.flatMap((session) =>
      session.entries
        .filter((entry) => !isPresent(entry))
        .map((entry) => placeKey(session.id, entry.personId)),
    ),
  );
  return later.sessions.flatMap((session) =>
    session.entries
      .map((entry) => ({ key: placeKey(session.id, entry.personId), entry }))
      .filter(({ key, entry }) => isPresent(entry) && missing.has(key)),
  );
}
