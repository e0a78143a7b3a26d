import "server-only";
import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { sectionMembers } from "@/db/schema/sections";
import type { Transaction } from "../database";

/** Ends every place of people on rosters from a day on; what was before stays as it was. Answers how many places ended. */
export async function endMemberships(
  tx: Transaction,
  organizationId: string,
  { personIds, from }: { personIds: readonly string[]; from: string },
): Promise<number> {
  const ended = await tx
    .update(sectionMembers)
    // One that was to begin later ends before it begins.
    .set({ validTo: sql`greatest(${sectionMembers.validFrom}, ${from}::date)` })
    .where(
      and(
        eq(sectionMembers.organizationId, organizationId),
        inArray(sectionMembers.personId, [...personIds]),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, from)),
      ),
    )
    .returning({ sectionId: sectionMembers.sectionId });
  return ended.length;
}
