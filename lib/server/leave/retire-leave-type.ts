import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { leaveTypes } from "@/db/schema/leave";
import type { leaveTypeIdSchema } from "@/lib/contracts/leave";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** A kind of leave can be asked for no more; what was asked for and granted stays. Problem: `leave_type_not_found`. */
export async function retireLeaveType(
  actor: Actor,
  { typeId }: z.output<typeof leaveTypeIdSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const [retired] = await tx
      .update(leaveTypes)
      .set({ retiredAt: now })
      .where(
        and(
          eq(leaveTypes.organizationId, organizationId),
          eq(leaveTypes.id, typeId),
          isNull(leaveTypes.retiredAt),
        ),
      )
      .returning({ code: leaveTypes.code });
    if (!retired) throw new Problem("not_found", "leave_type_not_found");
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "leave.retire_type",
      objectKind: "leave_type",
      objectId: typeId,
      before: retired,
    });
  });
}
