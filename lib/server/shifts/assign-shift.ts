import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { persons } from "@/db/schema/people";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import type { AssignShift, AssignShiftOutcome } from "@/lib/contracts/shifts";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { findClashes } from "./find-clashes";

/**
 * Puts people on a shift from a date on. When one of them would work two shifts at once, nobody is put on it, and who, when and between
 * which shifts is told. Problems: `shift_not_found`, `person_not_found`, `day_is_over` (field validFrom).
 */
export async function assignShift(
  actor: Actor,
  { templateId, personIds, validFrom, validTo }: AssignShift,
  now: Date,
): Promise<AssignShiftOutcome> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const wanted = [...new Set(personIds)];
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if (validFrom < localDateOf(now, organization.timeZone)) {
      throw new Problem("invalid", "day_is_over", "validFrom");
    }
    await requireParts(tx, organizationId, { templateId, wanted });
    const values = wanted.map((personId) => ({
      organizationId,
      id: uuidv7(),
      personId,
      templateId,
      validFrom,
      validTo,
    }));
    await tx.insert(shiftAssignments).values(values);
    const ids = new Set(values.map(({ id }) => id));
    const clashes = await findClashes(tx, organization, { personIds: wanted });
    if (clashes.length > 0) {
      await tx
        .delete(shiftAssignments)
        .where(
          and(eq(shiftAssignments.organizationId, organizationId), inArray(shiftAssignments.id, [...ids])),
        );
      return { kind: "refused", clashes };
    }
    await rescheduleFrom(tx, organization, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "shift.assign",
      objectKind: "shift",
      objectId: templateId,
      after: { personIds: wanted, validFrom, validTo },
    });
    return { kind: "assigned", assignmentIds: [...ids] };
  });
}

async function requireParts(
  tx: Transaction,
  organizationId: string,
  { templateId, wanted }: { templateId: string; wanted: string[] },
): Promise<void> {
  const [template] = await tx
    .select({ id: shiftTemplates.id })
    .from(shiftTemplates)
    .where(and(eq(shiftTemplates.organizationId, organizationId), eq(shiftTemplates.id, templateId)));
  if (!template) throw new Problem("not_found", "shift_not_found", "templateId");
  const found = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(
      and(
        eq(persons.organizationId, organizationId),
        eq(persons.status, "active"),
        inArray(persons.id, wanted),
      ),
    );
  if (found.length !== wanted.length) throw new Problem("not_found", "person_not_found", "personIds");
}
