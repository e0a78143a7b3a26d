import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { periodLocks } from "@/db/schema/corrections";
import type { reopenPeriodSchema } from "@/lib/contracts/periods";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** Opens a locked period again, with a reason. Problem: `period_lock_not_found` for one that is open already. */
export async function reopenPeriod(
  actor: Actor,
  { lockId, reason }: z.output<typeof reopenPeriodSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "period.lock");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const reopened = await tx
      .update(periodLocks)
      .set({ reopenedBy: actor.accountId, reopenedAt: now, reopenReason: reason })
      .where(
        and(
          eq(periodLocks.organizationId, organizationId),
          eq(periodLocks.id, lockId),
          isNull(periodLocks.reopenedAt),
        ),
      )
      .returning({ unitId: periodLocks.unitId, from: periodLocks.fromDate, to: periodLocks.toDate });
    const [period] = reopened;
    if (!period) throw new Problem("not_found", "period_lock_not_found");
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "period.reopen",
      objectKind: "period",
      objectId: lockId,
      reason,
      before: period,
    });
  });
}
