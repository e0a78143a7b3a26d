import "server-only";
import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { periodLocks } from "@/db/schema/corrections";
import { obligations } from "@/db/schema/obligations";
import type { LockPeriod } from "@/lib/contracts/periods";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { unitsBelow } from "../sections/own-sections";
import { loadUnit } from "../units/load-unit";

/**
 * Closes a period: its records stay as they are until it is opened again. Problems: `unit_not_found` (field unitId), `period_overlaps`,
 * `period_not_final` while a record in it may still change by itself.
 */
export async function lockPeriod(actor: Actor, input: LockPeriod, now: Date): Promise<{ lockId: string }> {
  authorise(actor, "period.lock");
  const { organizationId } = actor;
  const { unitId, from, to, reason } = input;
  return inOrganization(organizationId, async (tx) => {
    if (unitId !== null) await loadUnit(tx, organizationId, unitId);
    await requireFree(tx, organizationId, input);
    await requireFinal(tx, organizationId, input);
    const lockId = uuidv7();
    await tx.insert(periodLocks).values({
      organizationId,
      id: lockId,
      unitId,
      fromDate: from,
      toDate: to,
      reason,
      lockedBy: actor.accountId,
      lockedAt: now,
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "period.lock",
      objectKind: "period",
      objectId: lockId,
      reason,
      after: { unitId, from, to },
    });
    return { lockId };
  });
}

async function requireFree(
  tx: Transaction,
  organizationId: string,
  { unitId, from, to }: LockPeriod,
): Promise<void> {
  const [clash] = await tx
    .select({ id: periodLocks.id })
    .from(periodLocks)
    .where(
      and(
        eq(periodLocks.organizationId, organizationId),
        isNull(periodLocks.reopenedAt),
        lte(periodLocks.fromDate, to),
        gte(periodLocks.toDate, from),
        unitId === null
          ? isNull(periodLocks.unitId)
          : or(isNull(periodLocks.unitId), eq(periodLocks.unitId, unitId)),
      ),
    )
    .limit(1);
  if (clash) throw new Problem("conflict", "period_overlaps", "from");
}

async function requireFinal(
  tx: Transaction,
  organizationId: string,
  { unitId, from, to }: LockPeriod,
): Promise<void> {
  const units = unitId === null ? null : await unitsBelow(tx, organizationId, [unitId]);
  const [open] = await tx
    .select({ id: obligations.id })
    .from(obligations)
    .where(
      and(
        eq(obligations.organizationId, organizationId),
        eq(obligations.state, "open"),
        gte(obligations.workDate, from),
        lte(obligations.workDate, to),
        units === null ? undefined : units.length > 0 ? inArray(obligations.unitId, units) : sql`false`,
      ),
    )
    .limit(1);
  if (open) throw new Problem("conflict", "period_not_final", "to");
}
