import "server-only";
import type { eventDecisions } from "@/db/schema/attendance";
import type { ReviewItem } from "@/lib/contracts/review";
import { namesOf } from "../attendance/event-views";
import { latestDecisions } from "../attendance/record-inputs";
import type { Transaction } from "../database";
import { findPeopleByIds } from "./queries";

type DecisionRow = typeof eventDecisions.$inferSelect;

/** What was decided about each of these events, and by whom: a member of the staff, or who typed their PIN at the kiosk. */
export async function decidedViews(
  tx: Transaction,
  organizationId: string,
  eventIds: readonly string[],
): Promise<Map<string, ReviewItem["decided"]>> {
  const latest = await latestDecisions(tx, organizationId, eventIds);
  const decisions = [...latest.values()];
  const staff = await namesOf(
    tx,
    organizationId,
    decisions.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const typists = decisions.filter(isByPin).flatMap(({ personId }) => personId ?? []);
  const people = await findPeopleByIds(tx, organizationId, typists);
  const names = new Map([
    ...staff,
    ...people.map(({ id, nameAr: ar, nameEn: en }) => [id, { ar, en }] as const),
  ]);
  const viewOf = (row: DecisionRow) => {
    const name = names.get((isByPin(row) ? row.personId : row.decidedBy) ?? "") ?? { ar: "", en: "" };
    const told = { name, at: row.decidedAt.toISOString() };
    return isByPin(row)
      ? { ...told, note: null, decision: "pin" as const }
      : { ...told, note: row.reason, decision: row.decision };
  };
  return new Map([...latest].map(([eventId, row]) => [eventId, viewOf(row)]));
}

function isByPin({ decidedByDevice }: DecisionRow): boolean {
  return decidedByDevice !== null;
}
