import "server-only";
import { and, eq } from "drizzle-orm";
import { units } from "@/db/schema/units";
import type { UnitRemoval } from "@/lib/contracts/units";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction, violates } from "../database";
import { loadUnit } from "./load-unit";
import { countUnitContents } from "./queries";

/** Removes a unit that nothing refers to; else says what does. Problems: `unit_not_found`. */
export async function removeUnit(actor: Actor, input: { unitId: string }, now: Date): Promise<UnitRemoval> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { id, kind, nameAr, nameEn } = await loadUnit(tx, organizationId, input.unitId);
    const { timeZone } = await loadOrganization(tx, organizationId);
    const holds = await countUnitContents(tx, organizationId, id, localDateOf(now, timeZone));
    if (Object.values(holds).some((number) => number > 0)) return { kind: "not_empty", holds };
    if (!(await deleteUnreferred(tx, organizationId, id)))
      return { kind: "not_empty", holds: { ...holds, history: 1 } };
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "unit.remove",
      objectKind: "unit",
      objectId: id,
      before: { kind, nameAr, nameEn },
    });
    return { kind: "removed" };
  });
}

/** False when a row of any other table still refers to the unit: attendance and policies of the past, for some. */
async function deleteUnreferred(tx: Transaction, organizationId: string, id: string): Promise<boolean> {
  try {
    // A savepoint, so that the refusal of the database does not end the whole transaction.
    await tx.transaction((inner) =>
      inner.delete(units).where(and(eq(units.organizationId, organizationId), eq(units.id, id))),
    );
    return true;
  } catch (error) {
    if (violates(error, "foreign_key")) return false;
    throw error;
  }
}
