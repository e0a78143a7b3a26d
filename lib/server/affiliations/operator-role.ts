import "server-only";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { accounts } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { endSignInsOf } from "../accounts/end-sign-ins-of";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization, type Transaction } from "../database";

/** An account in an organisation, as it is named at the console. */
export type AccountOfOperator = {
  organizationId: string;
  accountId: string;
  personId: string;
  isActive: boolean;
};

/** The accounts of an address, one an organisation. */
export async function findAccountsByAddress(email: string): Promise<AccountOfOperator[]> {
  const address = email.normalize("NFKC").toLowerCase();
  const found = await inDirectory((tx) => tx.select().from(accounts).where(eq(accounts.email, address)));
  return found.map(({ organizationId, id, personId, active }) => ({
    organizationId,
    accountId: id,
    personId,
    isActive: active,
  }));
}

/**
 * Makes somebody an operator of the platform, from today on. Only at the console of the server: no web or API edge leads here. Answers
 * whether anything changed.
 */
export async function grantOperator(account: AccountOfOperator, now: Date): Promise<boolean> {
  const { organizationId, personId } = account;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    if ((await tx.$count(affiliations, isOperator(account, today))) > 0) return false;
    await tx.insert(affiliations).values({
      organizationId,
      id: uuidv7(),
      personId,
      role: "operator",
      validFrom: today,
      createdAt: now,
    });
    await record(tx, account, { action: "role.give", now });
    return true;
  });
}

/** Ends the role of an operator today, and the sign-ins with it. Only at the console. Answers whether anything changed. */
export async function revokeOperator(account: AccountOfOperator, now: Date): Promise<boolean> {
  const { organizationId, personId } = account;
  return inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const ended = await tx
      .update(affiliations)
      .set({ validTo: today })
      .where(isOperator(account, today))
      .returning({ id: affiliations.id });
    if (ended.length === 0) return false;
    await endSignInsOf(tx, organizationId, [personId], now);
    await record(tx, account, { action: "role.end", now });
    return true;
  });
}

function isOperator({ organizationId, personId }: AccountOfOperator, today: string) {
  return and(
    eq(affiliations.organizationId, organizationId),
    eq(affiliations.personId, personId),
    eq(affiliations.role, "operator"),
    or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
  );
}

function record(
  tx: Transaction,
  { organizationId, personId }: AccountOfOperator,
  { action, now }: { action: "role.give" | "role.end"; now: Date },
): Promise<void> {
  return recordAudit(tx, organizationId, {
    by: "system",
    at: now,
    action,
    objectKind: "person",
    objectId: personId,
    reason: "operator",
    after: { role: "operator" },
  });
}
