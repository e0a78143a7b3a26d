import "server-only";
import { settleAlerts } from "../alerts/settle-alerts";
import type { Transaction } from "../database";
import { notifyAttendance } from "./notify-attendance";
import { type RecomputeSpan, type RecordChange, recomputeRecords } from "./recompute-records";
import type { Rulebook } from "./rulebook";

/** Recomputes, then does what follows from it: alerts to raise or take back, and a word to every page that watches. */
export async function updateRecords(
  tx: Transaction,
  rulebook: Rulebook,
  span: RecomputeSpan & { now: Date },
): Promise<RecordChange[]> {
  const changes = await recomputeRecords(tx, rulebook, span);
  if (changes.length === 0) return changes;
  await settleAlerts(tx, rulebook, changes, span.now);
  await notifyAttendance(
    tx,
    rulebook.organization.id,
    changes.map(({ after }) => after.personId),
  );
  return changes;
}
