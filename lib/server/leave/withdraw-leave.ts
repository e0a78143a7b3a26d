import "server-only";
import { and, eq, or } from "drizzle-orm";
import { leaves } from "@/db/schema/leave";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { rulebookForRecords } from "../attendance/recompute-records";
import { updateRecords } from "../attendance/update-records";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Takes one's own leave back: a request at any time, granted leave until it begins. Problems: `leave_not_found`, `leave_begun`.
 */
export async function withdrawLeave(
  actor: Actor,
  { leaveId }: { leaveId: string },
  now: Date,
): Promise<void> {
  authorise(actor, "leave.request");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const own = and(
      eq(leaves.organizationId, organizationId),
      eq(leaves.id, leaveId),
      or(eq(leaves.personId, actor.personId), eq(leaves.requestedBy, actor.accountId)),
    );
    const [leave] = await tx.select().from(leaves).where(own).for("update");
    if (!leave || leave.state === "refused" || leave.state === "withdrawn")
      throw new Problem("not_found", "leave_not_found");
    if (leave.state === "approved" && leave.startsAt <= now) throw new Problem("conflict", "leave_begun");
    await tx
      .update(leaves)
      .set({
        state: "withdrawn",
        decidedBy: leave.decidedBy ?? actor.accountId,
        decidedAt: leave.decidedAt ?? now,
      })
      .where(own);
    if (leave.state === "approved")
      await updateRecords(tx, await rulebookForRecords(tx, organization), {
        personIds: [leave.personId],
        from: leave.startsAt,
        to: leave.endsAt,
        now,
      });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "leave.withdraw",
      objectKind: "person",
      objectId: leave.personId,
      before: { state: leave.state },
      after: { leaveId },
    });
  });
}
