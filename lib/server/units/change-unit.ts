import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { units } from "@/db/schema/units";
import type { changeUnitSchema } from "@/lib/contracts/units";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { loadUnit } from "./load-unit";

/** New names, kind, zone or weekend of a unit; zone and weekend hold for what is planned from now on. Problems: `unit_not_found`. */
export async function changeUnit(
  actor: Actor,
  { unitId, ...said }: z.output<typeof changeUnitSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const { kind, nameAr, nameEn, timeZone, weekendDays } = await loadUnit(tx, organizationId, unitId);
    await tx
      .update(units)
      .set(said)
      .where(and(eq(units.organizationId, organizationId), eq(units.id, unitId)));
    await rescheduleFrom(tx, await loadOrganization(tx, organizationId), now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "unit.change",
      objectKind: "unit",
      objectId: unitId,
      before: { kind, nameAr, nameEn, timeZone, weekendDays },
      after: said,
    });
  });
}
