import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { periodLocks } from "@/db/schema/corrections";
import { policies } from "@/db/schema/policies";
import type { PolicyFaultView, SavePolicy } from "@/lib/contracts/policies";
import { addDays } from "@/lib/domain/attendance/date-range";
import type { PolicyVersion } from "@/lib/domain/attendance/policy";
import { judgePolicy, type PeriodLock } from "@/lib/domain/attendance/policy-faults";
import { versionOf } from "../attendance/rulebook";
import type { Transaction } from "../database";

/** Everything that keeps a draft from being put in force in this organisation. */
export async function faultsOfDraft(
  tx: Transaction,
  organizationId: string,
  { scope, validFrom, policy }: SavePolicy,
): Promise<PolicyFaultView[]> {
  const versions = await loadVersions(tx, organizationId);
  const locks = await loadLocks(tx, organizationId);
  const scopeId = scope.kind === "organization" ? null : scope.id;
  return judgePolicy({ scope: scope.kind, scopeId, validFrom, policy }, { versions, locks }).map((fault) => ({
    ...fault,
    facts: { ...fault.facts },
  }));
}

export async function loadVersions(tx: Transaction, organizationId: string): Promise<PolicyVersion[]> {
  const found = await tx.select().from(policies).where(eq(policies.organizationId, organizationId));
  return found.map(versionOf);
}

/** A lock of any unit counts for all: a policy of a wide scope reaches into it. */
async function loadLocks(tx: Transaction, organizationId: string): Promise<PeriodLock[]> {
  const found = await tx
    .select()
    .from(periodLocks)
    .where(and(eq(periodLocks.organizationId, organizationId), isNull(periodLocks.reopenedAt)));
  return found.map(({ fromDate, toDate }) => ({ from: fromDate, to: addDays(toDate, 1) }));
}
