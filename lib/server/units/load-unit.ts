import "server-only";
import { and, eq } from "drizzle-orm";
import { units } from "@/db/schema/units";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import type { UnitRow } from "./queries";

/** A unit of the organisation; throws Problem `unit_not_found` (field unitId). */
export async function loadUnit(tx: Transaction, organizationId: string, unitId: string): Promise<UnitRow> {
  const [unit] = await tx
    .select()
    .from(units)
    .where(and(eq(units.organizationId, organizationId), eq(units.id, unitId)));
  if (!unit) throw new Problem("not_found", "unit_not_found", "unitId");
  return unit;
}
