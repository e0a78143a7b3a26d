import "server-only";
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { affiliations } from "@/db/schema/units";
import { ROLES, type Role } from "@/lib/domain/abilities";
import type { Transaction } from "../database";
import type { AccountRow } from "./find-actor";

type RolesInForce = { roles: Role[]; withheld: Role[]; supervises: string[] };

/**
 * What a person's affiliations say today, by the organisation's calendar: the roles, those of them that are withheld for want of a second
 * factor, and the units supervised as a teacher.
 */
export async function rolesInForce(
  tx: Transaction,
  {
    organizationId,
    personId,
    totpEnabledAt,
  }: Pick<AccountRow, "organizationId" | "personId" | "totpEnabledAt">,
  now: Date,
): Promise<RolesInForce> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${organizations.timeZone})::date`;
  const found = await tx
    .select({
      role: affiliations.role,
      unitId: affiliations.unitId,
      requiresSecondFactor: organizations.requiresSecondFactor,
    })
    .from(affiliations)
    .innerJoin(organizations, eq(organizations.id, affiliations.organizationId))
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.personId, personId),
        lte(affiliations.validFrom, today),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
      ),
    );
  const held = ROLES.filter((role) => found.some((row) => row.role === role));
  const lacksFactor = totpEnabledAt === null && found.some((row) => row.requiresSecondFactor);
  const isWithheld = (role: Role) => lacksFactor && role === "administrator";
  return {
    roles: held.filter((role) => !isWithheld(role)),
    withheld: held.filter(isWithheld),
    supervises: found.flatMap(({ role, unitId }) => (role === "teacher" && unitId ? [unitId] : [])),
  };
}
