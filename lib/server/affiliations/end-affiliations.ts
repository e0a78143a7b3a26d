import "server-only";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { affiliations } from "@/db/schema/units";
import type { Transaction } from "../database";

/** Ends every role of a person from a day on; answers how many there were. */
export async function endAffiliations(
  tx: Transaction,
  organizationId: string,
  { personId, from }: { personId: string; from: string },
): Promise<number> {
  const ended = await tx
    .update(affiliations)
    .set({ validTo: sql`greatest(${affiliations.validFrom}, ${from}::date)` })
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.personId, personId),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, from)),
      ),
    )
    .returning({ id: affiliations.id });
  return ended.length;
}
