import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { periodLocks } from "@/db/schema/corrections";
import { units } from "@/db/schema/units";
import type { PeriodLockView } from "@/lib/contracts/periods";
import { type Actor, authorise } from "../actor";
import { namesOf } from "../attendance/event-views";
import { inOrganization } from "../database";

const LIST_LIMIT = 200;

/** The periods that are or were locked, the latest first. */
export async function listPeriodLocks(actor: Actor): Promise<PeriodLockView[]> {
  authorise(actor, "attendance.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const found = await tx
      .select({ lock: periodLocks, unitAr: units.nameAr, unitEn: units.nameEn })
      .from(periodLocks)
      .leftJoin(
        units,
        and(eq(units.organizationId, periodLocks.organizationId), eq(units.id, periodLocks.unitId)),
      )
      .where(eq(periodLocks.organizationId, organizationId))
      .orderBy(desc(periodLocks.lockedAt))
      .limit(LIST_LIMIT);
    const names = await namesOf(
      tx,
      organizationId,
      found.flatMap(({ lock }) => [lock.lockedBy, ...(lock.reopenedBy ? [lock.reopenedBy] : [])]),
    );
    const nameOf = (id: string) => names.get(id) ?? { ar: "", en: "" };
    return found.map(({ lock, unitAr, unitEn }) => ({
      id: lock.id,
      unit: lock.unitId && unitAr && unitEn ? { id: lock.unitId, name: { ar: unitAr, en: unitEn } } : null,
      from: lock.fromDate,
      to: lock.toDate,
      locked: { name: nameOf(lock.lockedBy), at: lock.lockedAt.toISOString(), note: lock.reason },
      reopened:
        lock.reopenedBy && lock.reopenedAt
          ? { name: nameOf(lock.reopenedBy), at: lock.reopenedAt.toISOString(), note: lock.reopenReason }
          : null,
    }));
  });
}
