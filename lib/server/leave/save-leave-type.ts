import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { leaveTypes } from "@/db/schema/leave";
import type { SaveLeaveType } from "@/lib/contracts/leave";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** A new leave type, or new words of one; what was granted stays. Problems: `leave_type_not_found`, `leave_code_taken` (field code). */
export async function saveLeaveType(
  actor: Actor,
  { id, ...values }: SaveLeaveType,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "policy.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const known = await tx.select().from(leaveTypes).where(eq(leaveTypes.organizationId, organizationId));
    const before = known.find((type) => type.id === id);
    if (id && !before) throw new Problem("not_found", "leave_type_not_found");
    if (known.some((type) => type.code === values.code && type.id !== id))
      throw new Problem("conflict", "leave_code_taken", "code");
    const typeId = id ?? uuidv7();
    if (before)
      await tx
        .update(leaveTypes)
        .set(values)
        .where(and(eq(leaveTypes.organizationId, organizationId), eq(leaveTypes.id, typeId)));
    else await tx.insert(leaveTypes).values({ organizationId, id: typeId, ...values });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "leave.save_type",
      objectKind: "leave_type",
      objectId: typeId,
      before: before && { code: before.code, nameEn: before.nameEn, excusal: before.excusal },
      after: values,
    });
    return { id: typeId };
  });
}
