import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { persons } from "@/db/schema/people";
import { sectionMembers, sections } from "@/db/schema/sections";
import type { AddPersonRequest } from "@/lib/contracts/people";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { ensureSessions, loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { sectionsInReach } from "../sections/own-sections";

/**
 * A new person, member of the given sections from today on and expected in their sessions that have not ended. A teacher must put the
 * person into a section of their own. Problems: `number_taken` (field number), `section_not_found` (field sectionIds).
 */
export async function addPerson(actor: Actor, input: AddPersonRequest, now: Date): Promise<{ id: string }> {
  const reach = authorise(actor, "person.add");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const inReach = await sectionsInReach(tx, actor, reach, now);
    await requireSections(tx, organizationId, input.sectionIds, inReach);
    const id = uuidv7();
    const { kind, nameAr, nameEn, number, sectionIds } = input;
    const added = await tx
      .insert(persons)
      .values({ organizationId, id, kind, nameAr, nameEn, number, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: persons.id });
    if (added.length !== 1) throw new Problem("conflict", "number_taken", "number");
    const validFrom = localDateOf(now, organization.timeZone);
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
      after: { kind, number, sectionIds },
    });
    return { id };
  });
}

async function requireSections(
  tx: Transaction,
  organizationId: string,
  wanted: string[],
  inReach: string[] | null,
): Promise<void> {
  if (inReach !== null && wanted.length === 0)
    throw new Problem("forbidden", "section_required", "sectionIds");
  if (wanted.length === 0) return;
  const found = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.organizationId, organizationId), inArray(sections.id, wanted)));
  const known = new Set(found.map((row) => row.id).filter((id) => inReach === null || inReach.includes(id)));
  if (wanted.some((id) => !known.has(id))) throw new Problem("not_found", "section_not_found", "sectionIds");
}
