import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { units } from "@/db/schema/units";
import type { addUnitSchema } from "@/lib/contracts/units";
import { judgeMove } from "@/lib/domain/units";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { findUnits } from "./queries";

/** A new unit below another one or directly below the organisation. Problems: `unit_not_found`, `unit_too_deep` (field parentId). */
export async function addUnit(
  actor: Actor,
  input: z.output<typeof addUnitSchema>,
  now: Date,
): Promise<{ id: string }> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const all = await findUnits(tx, organizationId);
    const { parentId } = input;
    if (parentId !== null && !all.some((unit) => unit.id === parentId))
      throw new Problem("not_found", "unit_not_found", "parentId");
    const id = uuidv7();
    const fault = judgeMove(all, id, parentId);
    if (fault) throw new Problem("invalid", `unit_${fault}`, "parentId");
    await tx.insert(units).values({ ...input, organizationId, id, createdAt: now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "unit.add",
      objectKind: "unit",
      objectId: id,
      after: input,
    });
    return { id };
  });
}
