import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { timeEvents } from "@/db/schema/attendance";
import { devices } from "@/db/schema/devices";
import { accounts } from "@/db/schema/people";
import type { TimeEventView } from "@/lib/contracts/attendance-record";
import type { Bilingual } from "@/lib/contracts/check-in";
import { assignEvents } from "@/lib/domain/attendance/assign-events";
import type { Transaction } from "../database";
import { latestDecisions, loadEvents, loadObligations, type ObligationRow, touching } from "./record-inputs";

const AROUND_MS = 48 * 3_600_000;
const DISPOSITIONS = { accept: "accepted", reject: "rejected", void: "voided" } as const;

/** The events that count, or were said to count, for an obligation, in the order they happened, with what holds for each now. */
export async function findEventViews(
  tx: Transaction,
  organizationId: string,
  obligation: ObligationRow,
): Promise<TimeEventView[]> {
  const ids = await findEventIds(tx, organizationId, obligation);
  if (ids.length === 0) return [];
  const found = await tx
    .select({ event: timeEvents, device: devices.name, ar: accounts.nameAr, en: accounts.nameEn })
    .from(timeEvents)
    .leftJoin(
      devices,
      and(eq(devices.organizationId, timeEvents.organizationId), eq(devices.id, timeEvents.deviceId)),
    )
    .leftJoin(
      accounts,
      and(eq(accounts.organizationId, timeEvents.organizationId), eq(accounts.id, timeEvents.recordedBy)),
    )
    .where(and(eq(timeEvents.organizationId, organizationId), inArray(timeEvents.id, ids)))
    .orderBy(asc(timeEvents.occurredAt), asc(timeEvents.id));
  const decisions = await latestDecisions(tx, organizationId, ids);
  const names = await namesOf(
    tx,
    organizationId,
    [...decisions.values()].flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  return found.map(({ event, device, ar, en }) => {
    const decision = decisions.get(event.id);
    return {
      id: event.id,
      at: event.occurredAt.toISOString(),
      deviceTime: event.deviceTime?.toISOString() ?? null,
      offsetMinutes: event.offsetMinutes,
      direction: event.kind,
      method: event.method,
      assurance: event.assurance,
      device,
      by: ar !== null && en !== null ? { ar, en } : null,
      clockSuspect: event.clockSuspect,
      disposition: decision ? DISPOSITIONS[decision.decision] : event.disposition,
      reason: event.reason,
      decision: decision
        ? {
            name: names.get(decision.decidedBy ?? "") ?? { ar: "", en: "" },
            at: decision.decidedAt.toISOString(),
            note: decision.reason,
          }
        : null,
    };
  });
}

/** As records assign them: by the walk through the person's day, and by what somebody said. */
async function findEventIds(
  tx: Transaction,
  organizationId: string,
  obligation: ObligationRow,
): Promise<string[]> {
  const { personId, windowFrom, windowTo } = obligation;
  const around = {
    from: new Date(windowFrom.getTime() - AROUND_MS),
    to: new Date(windowTo.getTime() + AROUND_MS),
  };
  const own = await loadObligations(tx, organizationId, touching([personId], around));
  const events = await loadEvents(tx, organizationId, { personIds: [personId], ...around });
  const assigned = assignEvents(
    own,
    events.filter(({ pinnedTo }) => pinnedTo === null),
  );
  const matched = events.filter(({ id, pinnedTo }) => (pinnedTo ?? assigned.get(id)?.id) === obligation.id);
  // What was rejected, voided or still waits belongs here as well, where it was matched when it came.
  const noted = await tx
    .select({ id: timeEvents.id })
    .from(timeEvents)
    .where(and(eq(timeEvents.organizationId, organizationId), eq(timeEvents.obligationId, obligation.id)));
  const elsewhere = new Set(
    events.filter(({ id }) => assigned.get(id) && assigned.get(id)?.id !== obligation.id).map(({ id }) => id),
  );
  return [
    ...new Set([
      ...matched.map(({ id }) => id),
      ...noted.map(({ id }) => id).filter((id) => !elsewhere.has(id)),
    ]),
  ];
}

/** The names of accounts by id. */
export async function namesOf(
  tx: Transaction,
  organizationId: string,
  accountIds: readonly string[],
): Promise<Map<string, Bilingual>> {
  if (accountIds.length === 0) return new Map();
  const found = await tx
    .select({ id: accounts.id, ar: accounts.nameAr, en: accounts.nameEn })
    .from(accounts)
    .where(and(eq(accounts.organizationId, organizationId), inArray(accounts.id, [...new Set(accountIds)])));
  return new Map(found.map(({ id, ...name }) => [id, name]));
}
