import "server-only";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import type { OrganizationSettings } from "@/lib/contracts/organizations";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization, type Transaction } from "../database";

/** What is settled for the organisation now. */
export async function getOrganizationSettings(
  actor: Actor,
  now: Date = new Date(),
): Promise<OrganizationSettings> {
  authorise(actor, "organization.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const { nameAr, nameEn, timeZone, weekendDays, requiresSecondFactor } = await loadOrganization(
      tx,
      organizationId,
    );
    const administrators = await findAdministrators(tx, organizationId, localDateOf(now, timeZone));
    return {
      name: { ar: nameAr, en: nameEn },
      timeZone,
      weekendDays,
      secondFactor: {
        isRequired: requiresSecondFactor,
        hasOwn: administrators.some(({ id, since }) => id === actor.accountId && since !== null),
        administratorsWithout: administrators.filter(({ since }) => since === null).length,
      },
    };
  });
}

/** The accounts of those who administer on a day, with since when they have a second factor. */
async function findAdministrators(tx: Transaction, organizationId: string, today: string) {
  return tx
    .selectDistinct({ id: accounts.id, since: accounts.totpEnabledAt })
    .from(accounts)
    .innerJoin(
      affiliations,
      and(
        eq(affiliations.organizationId, accounts.organizationId),
        eq(affiliations.personId, accounts.personId),
        eq(affiliations.role, "administrator"),
        lte(affiliations.validFrom, today),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
      ),
    )
    .where(and(eq(accounts.organizationId, organizationId), eq(accounts.active, true)));
}
