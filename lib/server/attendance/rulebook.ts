import "server-only";
import { and, eq, gte, lte } from "drizzle-orm";
import { policies } from "@/db/schema/policies";
import { calendarDays } from "@/db/schema/timetable";
import { units } from "@/db/schema/units";
import { type CalendarDay, calendarDayFor } from "@/lib/domain/attendance/calendar-day";
import { type PolicyVersion, type ResolvedPolicy, resolvePolicy } from "@/lib/domain/attendance/policy";
import type { Transaction } from "../database";
import type { OrganizationRow } from "./ensure-sessions";

type UnitRow = typeof units.$inferSelect;
type PolicyRow = typeof policies.$inferSelect;

/** What holds where: zones and days off along the tree of units, policies by scope and date, the calendar of some dates. */
export type Rulebook = {
  organization: OrganizationRow;
  versions: readonly PolicyVersion[];
  /** From the root to the unit itself; empty for none. */
  unitPath(unitId: string | null): string[];
  zoneOf(unitId: string | null): string;
  weekendOf(unitId: string | null): number[];
  policyFor(
    place: { unitId: string | null; sectionId: string | null; shiftTemplateId: string | null },
    onDate: string,
  ): ResolvedPolicy;
  calendarDay(
    place: { unitId: string | null; sectionId: string | null },
    localDate: string,
  ): CalendarDay | null;
};

/** The rules of an organisation, with its calendar from one date to another (ISO, both included). */
export async function loadRulebook(
  tx: Transaction,
  organization: OrganizationRow,
  dates: { from: string; to: string },
): Promise<Rulebook> {
  const { id: organizationId } = organization;
  const allUnits = await tx.select().from(units).where(eq(units.organizationId, organizationId));
  const versions = (await tx.select().from(policies).where(eq(policies.organizationId, organizationId))).map(
    versionOf,
  );
  const days = await tx
    .select()
    .from(calendarDays)
    .where(
      and(
        eq(calendarDays.organizationId, organizationId),
        gte(calendarDays.localDate, dates.from),
        lte(calendarDays.localDate, dates.to),
      ),
    );
  const calendar = days.map(calendarDayOf);
  const paths = pathsOf(allUnits);
  const byId = new Map(allUnits.map((unit) => [unit.id, unit]));
  const unitPath = (unitId: string | null) => (unitId === null ? [] : (paths.get(unitId) ?? []));
  const nearest = <T>(unitId: string | null, pick: (unit: UnitRow) => T | null): T | null =>
    unitPath(unitId).reduceRight<T | null>((found, id) => {
      const unit = byId.get(id);
      return found ?? (unit ? pick(unit) : null);
    }, null);
  return {
    organization,
    versions,
    unitPath,
    zoneOf: (unitId) => nearest(unitId, (unit) => unit.timeZone) ?? organization.timeZone,
    weekendOf: (unitId) => nearest(unitId, (unit) => unit.weekendDays) ?? organization.weekendDays,
    policyFor: ({ unitId, sectionId, shiftTemplateId }, onDate) =>
      resolvePolicy(versions, { unitPath: unitPath(unitId), sectionId, shiftTemplateId, onDate }),
    calendarDay: ({ unitId, sectionId }, localDate) =>
      calendarDayFor(calendar, { unitPath: unitPath(unitId), sectionId }, localDate),
  };
}

/** A stored policy version as the domain has it. */
export function versionOf(row: PolicyRow): PolicyVersion {
  const { id, version, validFrom } = row;
  const scope = row.sectionId
    ? ({ scope: "section", scopeId: row.sectionId } as const)
    : row.shiftTemplateId
      ? ({ scope: "shift_template", scopeId: row.shiftTemplateId } as const)
      : row.unitId
        ? ({ scope: "unit", scopeId: row.unitId } as const)
        : ({ scope: "organization", scopeId: null } as const);
  return { id, version, ...scope, validFrom, policy: policyOf(row) };
}

/** The rules of a stored version. */
export function policyOf(row: PolicyRow): PolicyVersion["policy"] {
  return {
    graceInMinutes: row.graceInMinutes,
    absentAfterMinutes: row.absentAfterMinutes,
    absentAfterMeans: row.absentAfterMeans,
    graceOutMinutes: row.graceOutMinutes,
    checkoutRequired: row.checkoutRequired,
    dedupeSeconds: row.dedupeSeconds,
    windowBeforeMinutes: row.windowBeforeMinutes,
    windowAfterMinutes: row.windowAfterMinutes,
    holdForOfflineMinutes: row.holdForOfflineMinutes,
    lateCountsAs: row.lateCountsAs,
  };
}

function calendarDayOf({
  localDate,
  unitId,
  sectionId,
  kind,
  times,
}: typeof calendarDays.$inferSelect): CalendarDay {
  const scope = sectionId ? ("section" as const) : unitId ? ("unit" as const) : ("organization" as const);
  const place = { localDate, scope, scopeId: sectionId ?? unitId };
  return kind === "timing_change" ? { ...place, kind, times } : { ...place, kind };
}

function pathsOf(all: readonly UnitRow[]): Map<string, string[]> {
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]));
  const pathTo = (id: string): string[] => {
    const path: string[] = [];
    for (let at: string | null = id; at !== null && !path.includes(at); at = parents.get(at) ?? null)
      path.unshift(at);
    return path;
  };
  return new Map(all.map(({ id }) => [id, pathTo(id)]));
}
