import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { shiftTemplates } from "@/db/schema/shifts";
import type { SaveShiftTemplate } from "@/lib/contracts/shifts";
import { findTemplateOverlaps } from "@/lib/domain/attendance/roster-faults";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { loadUnit } from "../units/load-unit";
import { findClashes } from "./find-clashes";

/**
 * A new shift, or other times of one: what has opened stays. Problems: `shift_not_found`, `unit_not_found`, `segments_overlap` (field
 * segments.<weekday>), `shift_would_clash` (somebody would work two shifts at once).
 */
export async function saveShiftTemplate(
  actor: Actor,
  { id: known, ...said }: SaveShiftTemplate,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const [overlap] = findTemplateOverlaps(said);
  if (overlap) throw new Problem("invalid", "segments_overlap", `segments.${overlap.weekday}`);
  const id = known ?? uuidv7();
  await inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if (said.unitId !== null) await loadUnit(tx, organizationId, said.unitId);
    const own = and(eq(shiftTemplates.organizationId, organizationId), eq(shiftTemplates.id, id));
    const [before] = await tx.select().from(shiftTemplates).where(own);
    if (known && !before) throw new Problem("not_found", "shift_not_found", "id");
    if (before) {
      await tx.update(shiftTemplates).set(said).where(own);
      const clashes = await findClashes(tx, organization, { templateId: id });
      if (clashes.length > 0) throw new Problem("conflict", "shift_would_clash", "segments");
    } else await tx.insert(shiftTemplates).values({ ...said, organizationId, id });
    await rescheduleFrom(tx, organization, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "shift.save",
      objectKind: "shift",
      objectId: id,
      before: before && { nameEn: before.nameEn, segments: before.segments, unitId: before.unitId },
      after: said,
    });
  });
  return { id };
}
