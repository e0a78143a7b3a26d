import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { accounts } from "@/db/schema/people";
import type { setAccountStateSchema } from "@/lib/contracts/roles";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { keepingAdministrator } from "../affiliations/keeping-administrator";
import { refuseOperator } from "../affiliations/refuse-operator";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { endSignInsOf } from "./end-sign-ins-of";

/**
 * Switches a person's sign-in off, which ends all that are open, or on again. Problems: `account_not_found`, `account_own` (nobody
 * switches off the own one), `role_operator`, `last_administrator`.
 */
export async function setAccountState(
  actor: Actor,
  { accountId, state }: z.output<typeof setAccountStateSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "role.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const isIt = and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId));
    const [account] = await tx.select().from(accounts).where(isIt);
    if (!account) throw new Problem("not_found", "account_not_found");
    if (account.active === (state === "active")) return;
    if (accountId === actor.accountId) throw new Problem("conflict", "account_own");
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    await refuseOperator(tx, { organizationId, today }, [account.personId]);
    await keepingAdministrator(tx, { organizationId, today }, () =>
      tx
        .update(accounts)
        .set({ active: state === "active" })
        .where(isIt),
    );
    if (state === "inactive") await endSignInsOf(tx, organizationId, [account.personId], now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: state === "active" ? "account.activate" : "account.deactivate",
      objectKind: "account",
      objectId: accountId,
    });
  });
}
