import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { persons } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { loadPerson } from "./load-person";

/**
 * Somebody who had left is here again, in the unit of before. Sections, roles over others and the face begin anew: they are given again.
 * Problems: `person_not_found`, `person_here_already`.
 */
export async function recordReturn(
  actor: Actor,
  { personId }: { personId: string },
  now: Date,
): Promise<void> {
  authorise(actor, "person.change");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const person = await loadPerson(tx, organizationId, personId);
    if (person.status !== "left") throw new Problem("conflict", "person_here_already");
    const { timeZone } = await loadOrganization(tx, organizationId);
    const unitId = await lastUnit(tx, organizationId, personId);
    await tx
      .update(persons)
      .set({ status: "active", leftOn: null })
      .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)));
    await tx.insert(affiliations).values({
      organizationId,
      id: uuidv7(),
      personId,
      role: "student",
      unitId,
      validFrom: localDateOf(now, timeZone),
      createdAt: now,
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "person.return",
      objectKind: "person",
      objectId: personId,
      before: { leftOn: person.leftOn },
      after: { unitId },
    });
  });
}

async function lastUnit(tx: Transaction, organizationId: string, personId: string): Promise<string | null> {
  const [last] = await tx
    .select({ unitId: affiliations.unitId })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.personId, personId),
        eq(affiliations.role, "student"),
      ),
    )
    .orderBy(desc(affiliations.validFrom), desc(affiliations.createdAt))
    .limit(1);
  return last?.unitId ?? null;
}
