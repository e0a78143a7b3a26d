import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import { affiliations } from "@/db/schema/units";
import type { AddPersonRequest } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { type OwnReach, reachOf } from "../sections/own-sections";
import { loadUnit } from "../units/load-unit";

/**
 * A new person, of a unit and member of the given sections from today on and expected in their sessions that have not ended. A teacher
 * must put the person into a section or unit of their own. The audit log keeps neither names nor number: they must be erasable. Problems:
 * `number_taken` (field number), `section_not_found`, `section_required` (field sectionIds), `unit_not_found` (field unitId).
 */
export async function addPerson(actor: Actor, input: AddPersonRequest, now: Date): Promise<{ id: string }> {
  const reach = authorise(actor, "person.add");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const own = await reachOf(tx, actor, reach, now);
    await requirePlace(tx, organizationId, input, own);
    const id = uuidv7();
    const { kind, nameAr, nameEn, number, sectionIds, unitId } = input;
    const added = await tx
      .insert(persons)
      .values({ organizationId, id, kind, nameAr, nameEn, number, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: persons.id });
    if (added.length !== 1) throw new Problem("conflict", "number_taken", "number");
    const validFrom = localDateOf(now, organization.timeZone);
    await tx.insert(affiliations).values({
      organizationId,
      id: uuidv7(),
      personId: id,
      role: "student",
      unitId,
      validFrom,
      createdAt: now,
    });
    if (sectionIds.length > 0) {
      await tx.insert(sectionMembers).values(
        [...new Set(sectionIds)].map((sectionId) => ({
          organizationId,
          sectionId,
          personId: id,
          role: kind === "student" ? ("learner" as const) : ("teacher" as const),
          validFrom,
        })),
      );
      await ensureSessions(tx, organization, now);
    }
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.add",
      objectKind: "person",
      objectId: id,
      after: { kind, sectionIds, unitId },
    });
    return { id };
  });
}

async function requirePlace(
  tx: Transaction,
  organizationId: string,
  { sectionIds, unitId }: AddPersonRequest,
  own: OwnReach | null,
): Promise<void> {
  if (own !== null && sectionIds.length === 0 && unitId === null)
    throw new Problem("forbidden", "section_required", "sectionIds");
  if (unitId !== null) {
    await loadUnit(tx, organizationId, unitId);
    if (own !== null && !own.unitIds.includes(unitId))
      throw new Problem("not_found", "unit_not_found", "unitId");
  }
  if (sectionIds.length === 0) return;
  const found = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.organizationId, organizationId), inArray(sections.id, sectionIds)));
  const known = new Set(
    found.map((row) => row.id).filter((id) => own === null || own.sectionIds.includes(id)),
  );
  if (sectionIds.some((id) => !known.has(id)))
    throw new Problem("not_found", "section_not_found", "sectionIds");
}
