import "server-only";
import type { UnitTree } from "@/lib/contracts/units";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { pathOf, resolveUnit } from "@/lib/domain/units";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";
import { findPlacedSections } from "../sections/queries";
import { countPeopleByUnit, findUnits } from "./queries";

/** The organisation's units with what holds in each, and its sections: for who arranges them. */
export async function listUnitTree(actor: Actor, now: Date = new Date()): Promise<UnitTree> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { nameAr, nameEn, timeZone, weekendDays } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const found = await findUnits(tx, organizationId);
    const people = await countPeopleByUnit(tx, organizationId, today);
    return {
      organization: { name: { ar: nameAr, en: nameEn }, timeZone, weekendDays },
      units: found.map((unit) => ({
        id: unit.id,
        parentId: unit.parentId,
        kind: unit.kind,
        name: { ar: unit.nameAr, en: unit.nameEn },
        timeZone: unit.timeZone,
        weekendDays: unit.weekendDays,
        inForce: resolveUnit(pathOf(found, unit.id), { timeZone, weekendDays }),
        personCount: people.get(unit.id) ?? 0,
      })),
      sections: await findPlacedSections(tx, organizationId, today),
    };
  });
}
