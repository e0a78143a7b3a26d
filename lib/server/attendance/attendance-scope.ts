import "server-only";
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { attendanceRecords } from "@/db/schema/attendance";
import type { obligations } from "@/db/schema/obligations";
import { organizations } from "@/db/schema/organizations";
import { sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { AttendanceScope } from "@/lib/contracts/register";
import type { Actor } from "../actor";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { type OwnReach, reachOf, unitsBelow } from "../sections/own-sections";

type Held = Pick<OwnReach, "sectionIds" | "unitIds">;

/**
 * A scope that the actor may look at, and where it lies. `holds` are the sections and units whose obligations belong to it (as they were
 * frozen), `members` those whose people do; null: all of the organisation.
 */
export type ResolvedScope = {
  holds: Held | null;
  members: Held | null;
  title: Bilingual;
  unitId: string | null;
  sectionId: string | null;
};

/** What a scope means for an actor. Problem: `scope_not_found` (field scope) for what lies outside the actor's reach. */
export async function resolveScope(
  tx: Transaction,
  { actor, reach, now }: { actor: Actor; reach: "all" | "own"; now: Date },
  scope: AttendanceScope,
): Promise<ResolvedScope> {
  const { organizationId } = actor;
  const own = await reachOf(tx, actor, reach, now);
  if (scope.kind === "organization") {
    const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
    const title = { ar: organization?.nameAr ?? "", en: organization?.nameEn ?? "" };
    return { holds: own, members: own, title, unitId: null, sectionId: null };
  }
  if (scope.kind === "section") {
    const [section] = await tx
      .select()
      .from(sections)
      .where(and(eq(sections.organizationId, organizationId), eq(sections.id, scope.id)));
    if (!section || (own && !own.sectionIds.includes(scope.id)))
      throw new Problem("not_found", "scope_not_found", "scope");
    const title = { ar: section.nameAr, en: section.nameEn };
    const holds = { sectionIds: [scope.id], unitIds: [] };
    return { holds, members: holds, title, unitId: section.unitId, sectionId: scope.id };
  }
  const [unit] = await tx
    .select()
    .from(units)
    .where(and(eq(units.organizationId, organizationId), eq(units.id, scope.id)));
  if (!unit || (own && !own.unitIds.includes(scope.id)))
    throw new Problem("not_found", "scope_not_found", "scope");
  const unitIds = await unitsBelow(tx, organizationId, [scope.id]);
  const below = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.organizationId, organizationId), inArray(sections.unitId, unitIds)));
  return {
    holds: { unitIds, sectionIds: [] },
    members: { unitIds, sectionIds: below.map(({ id }) => id) },
    title: { ar: unit.nameAr, en: unit.nameEn },
    unitId: scope.id,
    sectionId: null,
  };
}

type Placed = Pick<typeof obligations | typeof attendanceRecords, "sectionId" | "unitId">;

/** Which obligations, or records, a scope holds. */
export function heldBy({ sectionId, unitId }: Placed, holds: Held | null): SQL | undefined {
  if (holds === null) return undefined;
  const { sectionIds, unitIds } = holds;
  const bySection = sectionIds.length > 0 ? inArray(sectionId, sectionIds) : undefined;
  const byUnit = unitIds.length > 0 ? inArray(unitId, unitIds) : undefined;
  return or(bySection, byUnit) ?? sql`false`;
}
