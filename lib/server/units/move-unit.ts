import "server-only";
import { and, eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { units } from "@/db/schema/units";
import { judgeMove } from "@/lib/domain/units";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { findUnits } from "./queries";

/**
 * Puts a unit, with all below it, below another one or (null) directly below the organisation. Problems: `unit_not_found`,
 * `unit_below_itself`, `unit_too_deep` (field parentId).
 */
export async function moveUnit(
  actor: Actor,
  { unitId, parentId }: { unitId: string; parentId: string | null },
  now: Date,
): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    // Two moves at once could close a circle that neither of them sees: one waits for the other.
    await tx.select().from(organizations).where(eq(organizations.id, organizationId)).for("update");
    const all = await findUnits(tx, organizationId);
    const unit = all.find(({ id }) => id === unitId);
    if (!unit) throw new Problem("not_found", "unit_not_found", "unitId");
    if (parentId !== null && !all.some(({ id }) => id === parentId))
      throw new Problem("not_found", "unit_not_found", "parentId");
    const fault = judgeMove(all, unitId, parentId);
    if (fault) throw new Problem("invalid", `unit_${fault}`, "parentId");
    await tx
      .update(units)
      .set({ parentId })
      .where(and(eq(units.organizationId, organizationId), eq(units.id, unitId)));
    // Another place can mean another zone, other days off and other rules.
    await rescheduleFrom(tx, await loadOrganization(tx, organizationId), now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "unit.move",
      objectKind: "unit",
      objectId: unitId,
      before: { parentId: unit.parentId },
      after: { parentId },
    });
  });
}
