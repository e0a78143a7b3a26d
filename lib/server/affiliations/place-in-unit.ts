import "server-only";
import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { affiliations } from "@/db/schema/units";
import type { Transaction } from "../database";

type Placement = { personIds: readonly string[]; unitId: string | null; today: string; now: Date };

/**
 * Makes people belong to a unit (null: the whole organisation) from today on; where they belonged before ends today and stays as history.
 * Answers how many were moved.
 */
export async function placeInUnit(
  tx: Transaction,
  organizationId: string,
  { personIds, unitId, today, now }: Placement,
): Promise<number> {
  const isHome = and(
    eq(affiliations.organizationId, organizationId),
    eq(affiliations.role, "student"),
    inArray(affiliations.personId, [...personIds]),
    or(isNull(affiliations.validTo), gt(affiliations.validTo, today)),
  );
  const ended = await tx
    .update(affiliations)
    // One that was to begin later ends before it begins.
    .set({ validTo: sql`greatest(${affiliations.validFrom}, ${today}::date)` })
    .where(and(isHome, sql`${affiliations.unitId} is distinct from ${unitId}`))
    .returning({ personId: affiliations.personId });
  const there = await tx.select({ personId: affiliations.personId }).from(affiliations).where(isHome);
  const left = new Set(ended.map(({ personId }) => personId));
  const settled = new Set(there.map(({ personId }) => personId));
  // Who belonged nowhere in particular belongs nowhere in particular still.
  const moving = personIds.filter((id) => !settled.has(id) && (unitId !== null || left.has(id)));
  if (moving.length > 0) {
    await tx.insert(affiliations).values(
      moving.map((personId) => ({
        organizationId,
        id: uuidv7(),
        personId,
        role: "student" as const,
        unitId,
        validFrom: today,
        createdAt: now,
      })),
    );
  }
  return new Set([...left, ...moving]).size;
}
