import "server-only";
import { and, desc, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import { affiliations } from "@/db/schema/units";
import type { Transaction } from "../database";

/** The unit that a person belongs to at an instant, by affiliation; null for the whole organisation. */
export async function unitOfPerson(
  tx: Transaction,
  organizationId: string,
  personId: string,
  now: Date,
): Promise<string | null> {
  const today = now.toISOString().slice(0, 10);
  const [found] = await tx
    .select({ unitId: affiliations.unitId })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.personId, personId),
        isNotNull(affiliations.unitId),
        lte(affiliations.validFrom, today),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
      ),
    )
    .orderBy(desc(affiliations.validFrom))
    .limit(1);
  return found?.unitId ?? null;
}
