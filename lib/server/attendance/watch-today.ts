import "server-only";
import { type Actor, authorise } from "../actor";
import { database } from "../database";
import { ATTENDANCE_CHANNEL } from "./notify-attendance";

// One LISTEN for the process, however many pages watch; on globalThis so that a hot reload does not add another.
const shared = globalThis as typeof globalThis & {
  hadirWatchers?: { listening: Promise<unknown>; byOrganization: Map<string, Set<() => void>> };
};

/** Calls `hear` whenever an attendance record of the actor's organisation was written; returns the end of the watch. */
export async function watchToday(actor: Actor, hear: () => void): Promise<() => void> {
  authorise(actor, "attendance.view");
  const { listening, byOrganization } = watchers();
  await listening;
  const heard = byOrganization.get(actor.organizationId) ?? new Set();
  byOrganization.set(actor.organizationId, heard.add(hear));
  return () => {
    heard.delete(hear);
  };
}

function watchers() {
  if (shared.hadirWatchers) return shared.hadirWatchers;
  const byOrganization = new Map<string, Set<() => void>>();
  const listening = database()
    .then((opened) =>
      opened.listen(ATTENDANCE_CHANNEL, (organizationId) => {
        for (const hear of byOrganization.get(organizationId) ?? []) hear();
      }),
    )
    .catch((error: unknown) => {
      shared.hadirWatchers = undefined;
      throw error;
    });
  shared.hadirWatchers = { listening, byOrganization };
  return shared.hadirWatchers;
}
