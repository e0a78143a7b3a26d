import "server-only";
import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { affiliations } from "@/db/schema/units";
import type { Transaction } from "../database";
import { Problem } from "../problem";

/**
 * Throws Problem `role_operator` when one of the people operates the platform: an administrator of the organisation in which an operator
 * happens to have the account must not take it away. At the console of the server the role is ended first.
 */
export async function refuseOperator(
  tx: Transaction,
  { organizationId, today }: { organizationId: string; today: string },
  personIds: readonly string[],
): Promise<void> {
  const [operator] = await tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.role, "operator"),
        inArray(affiliations.personId, [...personIds]),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
      ),
    )
    .limit(1);
  if (operator) throw new Problem("forbidden", "role_operator");
}
