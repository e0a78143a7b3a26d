import "server-only";
import { database } from "../database";
import { ATTENDANCE_CHANNEL } from "./notify-attendance";

// One LISTEN for the process, however many pages watch; on globalThis so that a hot reload does not add another.
const shared = globalThis as typeof globalThis & {
  hadirWatchers?: { listening: Promise<unknown>; byKey: Map<string, Set<() => void>> };
};

/** Calls `hear` whenever attendance of this key (`attendanceKey`) changed; returns the end of it. */
export async function hearAttendance(key: string, hear: () => void): Promise<() => void> {
  const { listening, byKey } = watchers();
  await listening;
  const heard = byKey.get(key) ?? new Set();
  byKey.set(key, heard.add(hear));
  return () => {
    heard.delete(hear);
    if (heard.size === 0 && byKey.get(key) === heard) byKey.delete(key);
  };
}

function watchers() {
  if (shared.hadirWatchers) return shared.hadirWatchers;
  const byKey = new Map<string, Set<() => void>>();
  const listening = database()
    .then((opened) =>
      opened.listen(ATTENDANCE_CHANNEL, (key) => {
        for (const hear of byKey.get(key) ?? []) hear();
      }),
    )
    .catch((error: unknown) => {
      shared.hadirWatchers = undefined;
      throw error;
    });
  shared.hadirWatchers = { listening, byKey };
  return shared.hadirWatchers;
}
