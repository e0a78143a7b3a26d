import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { affiliations } from "@/db/schema/units";
import type { endRoleSchema } from "@/lib/contracts/roles";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Term, termStateOn } from "@/lib/domain/role-terms";
import { endSignInsOf } from "../accounts/end-sign-ins-of";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { keepingAdministrator } from "./keeping-administrator";

/**
 * Ends a role with the day before `validTo`; the row stays as history. Where the role ends today, its holder's sign-ins end too, since
 * they were begun with more rights. Problems: `role_not_found`, `role_operator`, `role_ended_already`, `role_end_past`,
 * `role_end_later`, `last_administrator`.
 */
export async function endRole(
  actor: Actor,
  { affiliationId, validTo }: z.output<typeof endRoleSchema>,
  now: Date,
): Promise<void> {
  authorise(actor, "role.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const { timeZone } = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, timeZone);
    const isIt = and(eq(affiliations.organizationId, organizationId), eq(affiliations.id, affiliationId));
    const [role] = await tx.select().from(affiliations).where(isIt).for("update");
    if (!role) throw new Problem("not_found", "role_not_found");
    if (role.role === "operator") throw new Problem("forbidden", "role_operator");
    const term: Term = { from: role.validFrom, to: role.validTo };
    requireEnd(term, validTo, today);
    // A role that has not begun is taken back: it ends on the day it would have begun.
    const end = validTo < role.validFrom ? role.validFrom : validTo;
    await keepingAdministrator(tx, { organizationId, today }, () =>
      tx.update(affiliations).set({ validTo: end }).where(isIt),
    );
    if (role.role !== "student" && termStateOn(term, today) === "current" && end <= today)
      await endSignInsOf(tx, organizationId, [role.personId], now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "role.end",
      objectKind: "person",
      objectId: role.personId,
      before: { role: role.role, unitId: role.unitId, validFrom: role.validFrom, validTo: role.validTo },
      after: { validTo: end },
    });
  });
}

function requireEnd(term: Term, validTo: string, today: string): void {
  if (termStateOn(term, today) === "ended") throw new Problem("conflict", "role_ended_already");
  if (validTo < today) throw new Problem("invalid", "role_end_past", "validTo");
  if (term.to !== null && validTo >= term.to) throw new Problem("invalid", "role_end_later", "validTo");
}
