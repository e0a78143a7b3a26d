import "server-only";
import { and, asc, desc, eq, inArray, not, type SQL, sql } from "drizzle-orm";
import { timeEvents } from "@/db/schema/attendance";
import { devices } from "@/db/schema/devices";
import { persons } from "@/db/schema/people";
import { hasDecision } from "../attendance/has-decision";
import type { Transaction } from "../database";
import { type OwnReach, personInReach } from "../sections/own-sections";

const LIST_LIMIT = 100;

/** Whether an event is one that this reach decides: of a person in it, or of look-alikes of whom one is. */
export function eventInReach(organizationId: string, own: OwnReach | null): SQL | undefined {
  if (own === null) return undefined;
  const oneOfThem = sql`exists (select 1 from jsonb_array_elements_text(${timeEvents.candidateIds}) as c(id)
    where ${personInReach(organizationId, sql`c.id::uuid`, own)})`;
  return sql`(${personInReach(organizationId, sql`${timeEvents.personId}`, own)} or ${oneOfThem})`;
}

/** Events that wait for a decision (oldest first), or waited and were decided (newest first). */
export async function findReviewed(
  tx: Transaction,
  organizationId: string,
  { state, own }: { state: "pending" | "decided"; own: OwnReach | null },
) {
  return tx
    .select({ event: timeEvents, device: devices.name })
    .from(timeEvents)
    .leftJoin(
      devices,
      and(eq(devices.organizationId, timeEvents.organizationId), eq(devices.id, timeEvents.deviceId)),
    )
    .where(
      and(
        eq(timeEvents.organizationId, organizationId),
        eq(timeEvents.disposition, "review"),
        state === "pending" ? not(hasDecision()) : hasDecision(),
        eventInReach(organizationId, own),
      ),
    )
    .orderBy(state === "pending" ? asc(timeEvents.occurredAt) : desc(timeEvents.occurredAt))
    .limit(LIST_LIMIT);
}

/** How many events wait for somebody with this reach. */
export async function countPending(
  tx: Transaction,
  organizationId: string,
  own: OwnReach | null,
): Promise<number> {
  return tx.$count(
    timeEvents,
    and(
      eq(timeEvents.organizationId, organizationId),
      eq(timeEvents.disposition, "review"),
      not(hasDecision()),
      eventInReach(organizationId, own),
    ),
  );
}

export async function findPeopleByIds(tx: Transaction, organizationId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), inArray(persons.id, [...new Set(ids)])));
}
