import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { sections } from "@/db/schema/sections";
import type { addSectionSchema } from "@/lib/contracts/units";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { loadUnit } from "../units/load-unit";

/** A new, empty section in a unit or directly in the organisation. Problems: `unit_not_found` (field unitId). */
export async function addSection(
  actor: Actor,
  input: z.output<typeof addSectionSchema>,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    if (input.unitId !== null) await loadUnit(tx, organizationId, input.unitId);
    const id = uuidv7();
    await tx.insert(sections).values({ ...input, organizationId, id });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "section.add",
      objectKind: "section",
      objectId: id,
      after: input,
    });
    return { id };
  });
}
