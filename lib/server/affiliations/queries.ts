import "server-only";
import { and, asc, desc, eq, inArray, max, ne, sql } from "drizzle-orm";
import { loginSessions } from "@/db/schema/login-sessions";
import { accounts, persons } from "@/db/schema/people";
import { affiliations, units } from "@/db/schema/units";
import type { AccountState, RoleHolder, RoleTerm } from "@/lib/contracts/roles";
import type { Term } from "@/lib/domain/role-terms";
import type { Transaction } from "../database";

/** Whose roles: one person's, or everybody's who ever had a role besides taking part. */
export type HolderFilter = { personId: string } | "staff";

/** People with all their roles and their sign-in, by English name. */
export async function findRoleHolders(
  tx: Transaction,
  organizationId: string,
  filter: HolderFilter,
): Promise<RoleHolder[]> {
  const isStaff = sql`exists (select 1 from ${affiliations} a where a.organization_id = ${organizationId}
    and a.person_id = ${persons.id} and a.role <> 'student')`;
  const found = await tx
    .select()
    .from(persons)
    .where(
      and(
        eq(persons.organizationId, organizationId),
        ne(persons.status, "deleted"),
        filter === "staff" ? isStaff : eq(persons.id, filter.personId),
      ),
    )
    .orderBy(asc(persons.nameEn), asc(persons.id));
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [roles, states] = [
    await findRoles(tx, organizationId, ids),
    await findAccountStates(tx, organizationId, ids),
  ];
  return found.map(({ id, nameAr, nameEn, number, status }) => ({
    personId: id,
    name: { ar: nameAr, en: nameEn },
    number,
    status: status === "left" ? "left" : "active",
    roles: roles.get(id) ?? [],
    account: states.get(id) ?? null,
  }));
}

async function findRoles(tx: Transaction, organizationId: string, personIds: string[]) {
  const found = await tx
    .select({ row: affiliations, unit: { ar: units.nameAr, en: units.nameEn } })
    .from(affiliations)
    .leftJoin(
      units,
      and(eq(units.organizationId, affiliations.organizationId), eq(units.id, affiliations.unitId)),
    )
    .where(and(eq(affiliations.organizationId, organizationId), inArray(affiliations.personId, personIds)))
    .orderBy(desc(affiliations.validFrom), desc(affiliations.createdAt));
  const byPerson = new Map<string, RoleTerm[]>();
  for (const { row, unit } of found) {
    const { id: affiliationId, role, unitId, validFrom, validTo, personId } = row;
    const place = unitId && unit ? { id: unitId, name: unit } : null;
    const term = { affiliationId, role, unit: place, validFrom, validTo };
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), term]);
  }
  return byPerson;
}

async function findAccountStates(tx: Transaction, organizationId: string, personIds: string[]) {
  const found = await tx
    .select({ account: accounts, lastSeenAt: max(loginSessions.lastSeenAt) })
    .from(accounts)
    .leftJoin(
      loginSessions,
      and(
        eq(loginSessions.organizationId, accounts.organizationId),
        eq(loginSessions.accountId, accounts.id),
      ),
    )
    .where(and(eq(accounts.organizationId, organizationId), inArray(accounts.personId, personIds)))
    .groupBy(accounts.organizationId, accounts.id);
  return new Map<string, AccountState>(
    found.map(({ account, lastSeenAt }) => [
      account.personId,
      {
        accountId: account.id,
        email: account.email,
        isActive: account.active,
        hasSecondFactor: account.totpEnabledAt !== null,
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
      },
    ]),
  );
}

/** The terms of those who can administer: role of people who are here, with an account that is not switched off. */
export async function findAdministratorTerms(tx: Transaction, organizationId: string): Promise<Term[]> {
  return tx
    .select({ from: affiliations.validFrom, to: affiliations.validTo })
    .from(affiliations)
    .innerJoin(
      persons,
      and(eq(persons.organizationId, affiliations.organizationId), eq(persons.id, affiliations.personId)),
    )
    .innerJoin(
      accounts,
      and(
        eq(accounts.organizationId, affiliations.organizationId),
        eq(accounts.personId, affiliations.personId),
      ),
    )
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        eq(affiliations.role, "administrator"),
        eq(persons.status, "active"),
        eq(accounts.active, true),
      ),
    );
}
