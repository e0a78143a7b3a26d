import "server-only";
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { affiliations } from "@/db/schema/units";
import { ROLES, type Role } from "@/lib/domain/abilities";
import type { Transaction } from "../database";

/** What a person's affiliations say today, by the organisation's calendar: the roles, and the units supervised as a teacher. */
export async function rolesInForce(
  tx: Transaction,
  organizationId: string,
  personId: string,
  now: Date,
): Promise<{ roles: Role[]; supervises: string[] }> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${organizations.timeZone})::date`;
  const found = await tx
    .select({ role: affiliations.role, unitId: affiliations.unitId })
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
  return {
    roles: ROLES.filter((role) => found.some((row) => row.role === role)),
    supervises: found.flatMap(({ role, unitId }) => (role === "teacher" && unitId ? [unitId] : [])),
  };
}
