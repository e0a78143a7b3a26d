import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { persons } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import type { GiveRoleRequest } from "@/lib/contracts/roles";
import { termsOverlap } from "@/lib/domain/role-terms";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";
import { loadUnit } from "../units/load-unit";

/**
 * Gives a person a role, in force from the first request of its first day on. Problems: `person_not_found`, `unit_not_found`,
 * `role_given_already` (the same role in the same place at the same time).
 */
export async function giveRole(
  actor: Actor,
  input: GiveRoleRequest,
  now: Date,
): Promise<{ affiliationId: string }> {
  authorise(actor, "role.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    await requirePerson(tx, organizationId, input.personId);
    if (input.unitId !== null) await loadUnit(tx, organizationId, input.unitId);
    await refuseTwice(tx, organizationId, input);
    const affiliationId = uuidv7();
    const { personId, ...given } = input;
    await tx
      .insert(affiliations)
      .values({ ...given, organizationId, id: affiliationId, personId, createdAt: now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "role.give",
      objectKind: "person",
      objectId: personId,
      after: given,
    });
    return { affiliationId };
  });
}

/** Locked, so that two who give the same role at once do not both succeed. */
async function requirePerson(tx: Transaction, organizationId: string, personId: string): Promise<void> {
  const [person] = await tx
    .select({ status: persons.status })
    .from(persons)
    .where(and(eq(persons.organizationId, organizationId), eq(persons.id, personId)))
    .for("update");
  if (person?.status !== "active") throw new Problem("not_found", "person_not_found", "personId");
}

async function refuseTwice(tx: Transaction, organizationId: string, wanted: GiveRoleRequest): Promise<void> {
  const same = await tx
    .select()
    .from(affiliations)
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.personId, wanted.personId),
        eq(affiliations.role, wanted.role),
      ),
    );
  const term = { from: wanted.validFrom, to: wanted.validTo };
  const isGiven = same.some(
    ({ unitId, validFrom, validTo }) =>
      unitId === wanted.unitId && termsOverlap({ from: validFrom, to: validTo }, term),
  );
  if (isGiven) throw new Problem("conflict", "role_given_already", "role");
}
