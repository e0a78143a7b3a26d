import "server-only";
import type { Transaction } from "../database";
import { loadRulebook, type Rulebook } from "./rulebook";
import { planSessions } from "./sync-sessions";

/** When a section still meets between two dates (ISO, both included), by its timetable: nothing of it has opened yet. */
export async function planAhead(
  tx: Transaction,
  { organization }: Rulebook,
  { sectionId, from, to }: { sectionId: string; from: string; to: string },
): Promise<Date[]> {
  if (from > to) return [];
  const dates = { from, to };
  const planned = await planSessions(tx, await loadRulebook(tx, organization, dates), dates, sectionId);
  return planned.map(({ startsAt }) => startsAt);
}

/** A meeting to come as rates count it: open until it is decided. */
export function plannedEntry(startsAt: Date, index: number) {
  return {
    obligation: {
      id: `ahead ${index} ${startsAt.toISOString()}`,
      kind: "class" as const,
      startsAt: startsAt.getTime(),
      state: "expected" as const,
      makeUpFor: null,
      policy: { lateCountsAs: 1 },
    },
    record: null,
  };
}
