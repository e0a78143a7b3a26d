import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { leavesNobodyFrom } from "@/lib/domain/role-terms";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { findAdministratorTerms } from "./queries";

/**
 * Does a change that may take an administrator away, and refuses it (Problem `last_administrator`, the transaction undoes it) where
 * afterwards nobody could administer. Changes of the same organisation wait for each other, so that two who end one another do not both
 * succeed.
 */
export async function keepingAdministrator<T>(
  tx: Transaction,
  { organizationId, today }: { organizationId: string; today: string },
  change: () => Promise<T>,
): Promise<T> {
  await tx.select().from(organizations).where(eq(organizations.id, organizationId)).for("update");
  const before = await findAdministratorTerms(tx, organizationId);
  const changed = await change();
  const after = await findAdministratorTerms(tx, organizationId);
  if (leavesNobodyFrom(before, after, today) !== null) throw new Problem("conflict", "last_administrator");
  return changed;
}
