import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { invitations } from "@/db/schema/credentials";
import { accounts } from "@/db/schema/people";
import { units } from "@/db/schema/units";
import type { Invitation } from "@/lib/contracts/invitations";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { stateOf } from "./invitation";

const MOST = 200;

/** The organisation's invitations, newest first, with what became of them. */
export async function listInvitations(actor: Actor, now: Date): Promise<Invitation[]> {
  authorise(actor, "role.manage");
  const { organizationId } = actor;
  const found = await inOrganization(organizationId, (tx) =>
    tx
      .select({
        row: invitations,
        inviter: { ar: accounts.nameAr, en: accounts.nameEn },
        unit: { ar: units.nameAr, en: units.nameEn },
      })
      .from(invitations)
      .leftJoin(
        accounts,
        and(eq(accounts.organizationId, invitations.organizationId), eq(accounts.id, invitations.invitedBy)),
      )
      .leftJoin(
        units,
        and(eq(units.organizationId, invitations.organizationId), eq(units.id, invitations.unitId)),
      )
      .where(eq(invitations.organizationId, organizationId))
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .limit(MOST),
  );
  return found.map(({ row, inviter, unit }) => ({
    id: row.id,
    email: row.email,
    name: { ar: row.nameAr, en: row.nameEn },
    role: row.role,
    unit,
    validFrom: row.validFrom,
    validTo: row.validTo,
    state: stateOf(row, now),
    invitedBy: inviter,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}
