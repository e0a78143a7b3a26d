import "server-only";
import { and, eq, gt, gte, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { obligations } from "@/db/schema/obligations";
import { shiftAssignments } from "@/db/schema/shifts";
import type { Transaction } from "../database";
import { endMemberships } from "../sections/end-memberships";
import { loadOrganization } from "./ensure-sessions";
import { loadLockedPeriods } from "./locked-periods";
import { recomputeRecords } from "./recompute-records";
import { loadRulebook } from "./rulebook";

type Stop = { personIds: readonly string[]; from: string; now: Date };

const DAY_MS = 24 * 3_600_000;

/**
 * Expects people no more from a local date on: their places on rosters and in shifts end, and what they were already expected in is
 * cancelled, unless they were there or the period is locked. Answers how many places ended.
 */
export async function stopExpecting(
  tx: Transaction,
  organizationId: string,
  { personIds, from, now }: Stop,
): Promise<number> {
  const places = await endMemberships(tx, organizationId, { personIds, from });
  const shifts = await tx
    .update(shiftAssignments)
    .set({ validTo: sql`greatest(${shiftAssignments.validFrom}, ${from}::date)` })
    .where(
      and(
        eq(shiftAssignments.organizationId, organizationId),
        inArray(shiftAssignments.personId, [...personIds]),
        or(isNull(shiftAssignments.validTo), gt(shiftAssignments.validTo, from)),
      ),
    )
    .returning({ id: shiftAssignments.id });
  await cancelObligations(tx, organizationId, { personIds, from, now });
  return places + shifts.length;
}

async function cancelObligations(
  tx: Transaction,
  organizationId: string,
  { personIds, from, now }: Stop,
): Promise<void> {
  const wasThere = sql`exists (select 1 from attendance_records r where r.organization_id = ${obligations.organizationId}
    and r.obligation_id = ${obligations.id} and r.presence = 'present')`;
  const expected = await tx
    .select()
    .from(obligations)
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        inArray(obligations.personId, [...personIds]),
        gte(obligations.workDate, from),
        ne(obligations.state, "cancelled"),
        sql`not ${wasThere}`,
      ),
    );
  const { isLocked } = await loadLockedPeriods(tx, organizationId);
  const cancelled = expected.filter((obligation) => !isLocked(obligation));
  if (cancelled.length === 0) return;
  await tx
    .update(obligations)
    .set({ state: "cancelled" })
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        inArray(
          obligations.id,
          cancelled.map(({ id }) => id),
        ),
      ),
    );
  const dates = cancelled.map(({ workDate }) => workDate).sort();
  const organization = await loadOrganization(tx, organizationId);
  const rulebook = await loadRulebook(tx, organization, { from, to: dates.at(-1) ?? from });
  const starts = cancelled.map(({ windowFrom }) => windowFrom.getTime());
  const ends = cancelled.map(({ windowTo }) => windowTo.getTime());
  await recomputeRecords(tx, rulebook, {
    personIds,
    from: new Date(Math.min(...starts) - DAY_MS),
    to: new Date(Math.max(...ends) + DAY_MS),
    now,
  });
}
