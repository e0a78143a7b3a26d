import "server-only";
import { and, asc, count, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { invitations } from "@/db/schema/credentials";
import { devices } from "@/db/schema/devices";
import { sections } from "@/db/schema/sections";
import { affiliations, units } from "@/db/schema/units";
import type { UnitContents } from "@/lib/contracts/units";
import type { Transaction } from "../database";

export type UnitRow = typeof units.$inferSelect;

/** Every unit of the organisation, oldest first. */
export async function findUnits(tx: Transaction, organizationId: string): Promise<UnitRow[]> {
  return tx
    .select()
    .from(units)
    .where(eq(units.organizationId, organizationId))
    .orderBy(asc(units.createdAt), asc(units.id));
}

/** How many people belong to each unit or serve in it on a local date. */
export async function countPeopleByUnit(
  tx: Transaction,
  organizationId: string,
  today: string,
): Promise<Map<string | null, number>> {
  const found = await tx
    .select({
      unitId: affiliations.unitId,
      people: sql<number>`count(distinct ${affiliations.personId})::int`,
    })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.organizationId, organizationId),
        lte(affiliations.validFrom, today),
        or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
      ),
    )
    .groupBy(affiliations.unitId);
  return new Map(found.map(({ unitId, people }) => [unitId, people]));
}

/** What refers to a unit, as far as it can be told by kind; `history` is found out when it is removed. */
export async function countUnitContents(
  tx: Transaction,
  organizationId: string,
  unitId: string,
  today: string,
): Promise<UnitContents> {
  const isOf = (table: typeof sections | typeof devices | typeof invitations) =>
    and(eq(table.organizationId, organizationId), eq(table.unitId, unitId));
  const number = async (found: PromiseLike<{ n: number }[]>) => (await found)[0]?.n ?? 0;
  const isOver = sql`${affiliations.validTo} is not null and ${affiliations.validTo} <= ${today}`;
  const [people] = await tx
    .select({
      now: sql<number>`count(distinct ${affiliations.personId}) filter (where not (${isOver}))::int`,
      former: sql<number>`count(distinct ${affiliations.personId}) filter (where ${isOver})::int`,
    })
    .from(affiliations)
    .where(and(eq(affiliations.organizationId, organizationId), eq(affiliations.unitId, unitId)));
  return {
    units: await number(
      tx
        .select({ n: count() })
        .from(units)
        .where(and(eq(units.organizationId, organizationId), eq(units.parentId, unitId))),
    ),
    sections: await number(tx.select({ n: count() }).from(sections).where(isOf(sections))),
    people: people?.now ?? 0,
    formerPeople: people?.former ?? 0,
    devices: await number(tx.select({ n: count() }).from(devices).where(isOf(devices))),
    invitations: await number(tx.select({ n: count() }).from(invitations).where(isOf(invitations))),
    history: 0,
  };
}
