import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { sections } from "@/db/schema/sections";
import type { changeSectionSchema } from "@/lib/contracts/units";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { loadUnit } from "../units/load-unit";

/**
 * New names of a section, or another unit: who supervises the unit sees the section from the next request on. Problems:
 * `section_gone` (field sectionId), `unit_not_found` (field unitId).
 */
export async function changeSection(
  actor: Actor,
  { sectionId, ...said }: z.output<typeof changeSectionSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const isIt = and(eq(sections.organizationId, organizationId), eq(sections.id, sectionId));
    const [section] = await tx.select().from(sections).where(isIt);
    if (!section) throw new Problem("not_found", "section_gone", "sectionId");
    if (said.unitId !== null) await loadUnit(tx, organizationId, said.unitId);
    await tx.update(sections).set(said).where(isIt);
    const { nameAr, nameEn, unitId } = section;
    if (unitId !== said.unitId) await rescheduleFrom(tx, await loadOrganization(tx, organizationId), now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "section.change",
      objectKind: "section",
      objectId: sectionId,
      before: { nameAr, nameEn, unitId },
      after: said,
    });
  });
}
