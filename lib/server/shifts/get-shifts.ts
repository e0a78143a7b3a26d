import "server-only";
import { and, asc, eq, gt, isNull, or } from "drizzle-orm";
import { persons } from "@/db/schema/people";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import type { ShiftsView } from "@/lib/contracts/shifts";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";

/** The shifts of the organisation and who works them today or later. */
export async function getShifts(actor: Actor, now: Date): Promise<ShiftsView> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const templates = await tx
      .select()
      .from(shiftTemplates)
      .where(and(eq(shiftTemplates.organizationId, organizationId), isNull(shiftTemplates.retiredAt)))
      .orderBy(asc(shiftTemplates.nameEn));
    const assigned = await tx
      .select({ assignment: shiftAssignments, person: persons })
      .from(shiftAssignments)
      .innerJoin(
        persons,
        and(
          eq(persons.organizationId, shiftAssignments.organizationId),
          eq(persons.id, shiftAssignments.personId),
        ),
      )
      .where(
        and(
          eq(shiftAssignments.organizationId, organizationId),
          or(isNull(shiftAssignments.validTo), gt(shiftAssignments.validTo, today)),
        ),
      )
      .orderBy(asc(persons.nameEn), asc(shiftAssignments.validFrom));
    return {
      today,
      templates: templates.map(({ id, nameAr, nameEn, unitId, timeZone: zone, segments }) => ({
        id,
        name: { ar: nameAr, en: nameEn },
        unitId,
        timeZone: zone,
        segments,
        assignedCount: new Set(
          assigned
            .filter(({ assignment }) => assignment.templateId === id)
            .map(({ assignment }) => assignment.personId),
        ).size,
      })),
      assignments: assigned.map(({ assignment, person }) => ({
        id: assignment.id,
        templateId: assignment.templateId,
        personId: person.id,
        name: { ar: person.nameAr, en: person.nameEn },
        number: person.number,
        validFrom: assignment.validFrom,
        validTo: assignment.validTo,
      })),
    };
  });
}
