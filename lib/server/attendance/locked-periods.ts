import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { periodLocks } from "@/db/schema/corrections";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { unitsBelow } from "../sections/own-sections";

/** Where something happened: the unit of its obligation and the local date. */
export type DatedPlace = { unitId: string | null; workDate: string };

/** Which days nobody may change any more: everywhere, or in some units with all below them. */
export type LockedPeriods = { isLocked(place: DatedPlace): boolean };

export async function loadLockedPeriods(tx: Transaction, organizationId: string): Promise<LockedPeriods> {
  const found = await tx
    .select()
    .from(periodLocks)
    .where(and(eq(periodLocks.organizationId, organizationId), isNull(periodLocks.reopenedAt)));
  const spans = await Promise.all(
    found.map(async ({ unitId, fromDate, toDate }) => ({
      fromDate,
      toDate,
      units: unitId === null ? null : new Set(await unitsBelow(tx, organizationId, [unitId])),
    })),
  );
  return {
    isLocked: ({ unitId, workDate }) =>
      spans.some(
        ({ fromDate, toDate, units }) =>
          fromDate <= workDate &&
          workDate <= toDate &&
          (units === null || (unitId !== null && units.has(unitId))),
      ),
  };
}

/** Refuses what would change a locked day: Problem `period_locked`. */
export async function requireUnlocked(
  tx: Transaction,
  organizationId: string,
  places: readonly DatedPlace[],
): Promise<void> {
  const { isLocked } = await loadLockedPeriods(tx, organizationId);
  if (places.some(isLocked)) throw new Problem("conflict", "period_locked");
}
