import "server-only";
import { and, eq, gt, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { sectionMembers, sections } from "@/db/schema/sections";
import { affiliations, units } from "@/db/schema/units";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import type { Actor } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { rows, type Transaction } from "../database";

/**
 * What an actor's "own" holds on a day: sections taught, units supervised with all below them, and the sections of those units. Who has
 * left a section or a unit by that day belongs to it no more.
 */
export type OwnReach = { sectionIds: string[]; unitIds: string[]; today: string };

/**
 * What an actor's reach holds today: null for all of the organisation. Queries filter by it, so that "own" is decided in one place.
 */
export async function reachOf(
  tx: Transaction,
  actor: Actor,
  reach: "all" | "own",
  now: Date,
): Promise<OwnReach | null> {
  if (reach === "all") return null;
  const { timeZone } = await loadOrganization(tx, actor.organizationId);
  const today = localDateOf(now, timeZone);
  const ofUnits = await reachOfUnits(tx, actor.organizationId, actor.supervises, today);
  const taught = await taughtSections(tx, actor, today);
  return { ...ofUnits, sectionIds: [...new Set([...taught, ...ofUnits.sectionIds])] };
}

/** What belongs to these units on a day: they and all below them, and the sections of all of them. */
export async function reachOfUnits(
  tx: Transaction,
  organizationId: string,
  supervised: readonly string[],
  today: string,
): Promise<OwnReach> {
  const unitIds = await unitsBelow(tx, organizationId, supervised);
  const sectionIds = unitIds.length === 0 ? [] : await sectionsOfUnits(tx, organizationId, unitIds);
  return { sectionIds, unitIds, today };
}

/** The sections of an actor's reach: null for all of the organisation. */
export async function sectionsInReach(
  tx: Transaction,
  actor: Actor,
  reach: "all" | "own",
  now: Date,
): Promise<string[] | null> {
  return (await reachOf(tx, actor, reach, now))?.sectionIds ?? null;
}

/** These units and all below them. */
export async function unitsBelow(
  tx: Transaction,
  organizationId: string,
  unitIds: readonly string[],
): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const found = await rows<{ id: string }>(
    tx.execute(sql`with recursive below as (
        select id from ${units} where organization_id = ${organizationId} and id = any(${sql.param(`{${unitIds.join(",")}}`)}::uuid[])
        union
        select u.id from ${units} u join below on u.parent_id = below.id where u.organization_id = ${organizationId})
      select id from below`),
  );
  return found.map((row) => row.id);
}

async function taughtSections(tx: Transaction, actor: Actor, today: string): Promise<string[]> {
  const taught = await tx
    .select({ id: sectionMembers.sectionId })
    .from(sectionMembers)
    .where(
      and(
        eq(sectionMembers.organizationId, actor.organizationId),
        eq(sectionMembers.personId, actor.personId),
        eq(sectionMembers.role, "teacher"),
        lte(sectionMembers.validFrom, today),
        or(isNull(sectionMembers.validTo), gt(sectionMembers.validTo, today)),
      ),
    );
  return taught.map((row) => row.id);
}

async function sectionsOfUnits(
  tx: Transaction,
  organizationId: string,
  unitIds: string[],
): Promise<string[]> {
  const found = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.organizationId, organizationId), inArray(sections.unitId, unitIds)));
  return found.map((row) => row.id);
}

/** Whether a person (the column given) belongs to a reach, now or from a later day: on a roster of its sections, or of its units. */
export function personInReach(organizationId: string, personId: SQL, reach: OwnReach): SQL {
  const { sectionIds, unitIds, today } = reach;
  const list = (ids: string[]) => sql`${sql.param(`{${ids.join(",")}}`)}::uuid[]`;
  return sql`(exists (select 1 from ${sectionMembers} m where m.organization_id = ${organizationId}
      and m.person_id = ${personId} and m.section_id = any(${list(sectionIds)})
      and (m.valid_to is null or m.valid_to > ${today}))
    or exists (select 1 from ${affiliations} a where a.organization_id = ${organizationId}
      and a.person_id = ${personId} and a.unit_id = any(${list(unitIds)})
      and (a.valid_to is null or a.valid_to > ${today})))`;
}
