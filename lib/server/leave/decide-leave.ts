import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { leaves } from "@/db/schema/leave";
import type { decideLeaveSchema } from "@/lib/contracts/leave";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { rulebookForRecords } from "../attendance/recompute-records";
import { loadObligations, touching } from "../attendance/record-inputs";
import { updateRecords } from "../attendance/update-records";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { personInReach, reachOf } from "../sections/own-sections";

/**
 * A teacher decides for people in own sections, an administrator for all, nobody for themselves. An approval changes every record it
 * touches, past ones too. Problems: `leave_not_found`, `leave_decided`, `own_leave`, `refusal_reason` (field reason), `period_locked`.
 */
export async function decideLeave(
  actor: Actor,
  { leaveId, decision, reason }: z.output<typeof decideLeaveSchema>,
  now: Date,
): Promise<void> {
  const reach = authorise(actor, "leave.decide");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const own = await reachOf(tx, actor, reach, now);
    const [leave] = await tx
      .select()
      .from(leaves)
      .where(
        and(
          eq(leaves.organizationId, organizationId),
          eq(leaves.id, leaveId),
          own === null ? undefined : personInReach(organizationId, sql`${leaves.personId}`, own),
        ),
      );
    if (!leave) throw new Problem("not_found", "leave_not_found");
    if (leave.personId === actor.personId) throw new Problem("forbidden", "own_leave");
    if (decision === "refuse" && reason.length < 3) throw new Problem("invalid", "refusal_reason", "reason");
    const state = decision === "approve" ? ("approved" as const) : ("refused" as const);
    const span = { from: leave.startsAt, to: leave.endsAt };
    if (state === "approved") {
      const touched = await loadObligations(tx, organizationId, touching([leave.personId], span));
      await requireUnlocked(
        tx,
        organizationId,
        touched.map(({ row }) => row),
      );
    }
    const decided = await tx
      .update(leaves)
      .set({ state, decidedBy: actor.accountId, decidedAt: now, decisionReason: reason })
      .where(
        and(eq(leaves.organizationId, organizationId), eq(leaves.id, leaveId), eq(leaves.state, "pending")),
      )
      .returning({ id: leaves.id });
    if (decided.length !== 1) throw new Problem("conflict", "leave_decided");
    if (state === "approved")
      await updateRecords(tx, await rulebookForRecords(tx, organization), {
        personIds: [leave.personId],
        ...span,
        now,
      });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "leave.decide",
      objectKind: "person",
      objectId: leave.personId,
      reason: reason || undefined,
      after: { leaveId, state },
    });
  });
}
