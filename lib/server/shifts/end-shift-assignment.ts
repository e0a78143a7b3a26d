import "server-only";
import { and, eq } from "drizzle-orm";
import { shiftAssignments } from "@/db/schema/shifts";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/**
 * Nobody works this assignment from a date on; one that has not begun by then is taken out. What has opened stays. Problems:
 * `assignment_not_found`, `day_is_over` (field from).
 */
export async function endShiftAssignment(
  actor: Actor,
  { assignmentId, from }: { assignmentId: string; from: string },
  now: Date,
): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const own = and(eq(shiftAssignments.organizationId, organizationId), eq(shiftAssignments.id, assignmentId));
  await inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const [assignment] = await tx.select().from(shiftAssignments).where(own);
    if (!assignment) throw new Problem("not_found", "assignment_not_found", "assignmentId");
    if (from < localDateOf(now, timeZone)) throw new Problem("invalid", "day_is_over", "from");
    if (from > assignment.validFrom) await tx.update(shiftAssignments).set({ validTo: from }).where(own);
    else await tx.delete(shiftAssignments).where(own);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "shift.end",
      objectKind: "person",
      objectId: assignment.personId,
      before: { templateId: assignment.templateId, validTo: assignment.validTo },
      after: { from },
    });
  });
}
