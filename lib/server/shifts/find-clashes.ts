import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { persons } from "@/db/schema/people";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import type { ShiftClash } from "@/lib/contracts/shifts";
import { findShiftOverlaps } from "@/lib/domain/attendance/roster-faults";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { wallTimeOf } from "@/lib/domain/attendance/wall-time";
import type { OrganizationRow } from "../attendance/ensure-sessions";
import type { Transaction } from "../database";

/** Whose shifts are looked at: some people, or everybody who works a template. */
export type ClashSearch = { personIds: readonly string[] } | { templateId: string };

/** Everybody of these who would work two shifts at once, with the first time at which they would. */
export async function findClashes(
  tx: Transaction,
  { id: organizationId, timeZone }: OrganizationRow,
  search: ClashSearch,
): Promise<ShiftClash[]> {
  const personIds =
    "personIds" in search ? search.personIds : await workersOf(tx, organizationId, search.templateId);
  if (personIds.length === 0) return [];
  const found = await tx
    .select({ assignment: shiftAssignments, template: shiftTemplates, person: persons })
    .from(shiftAssignments)
    .innerJoin(
      shiftTemplates,
      and(
        eq(shiftTemplates.organizationId, shiftAssignments.organizationId),
        eq(shiftTemplates.id, shiftAssignments.templateId),
      ),
    )
    .innerJoin(
      persons,
      and(
        eq(persons.organizationId, shiftAssignments.organizationId),
        eq(persons.id, shiftAssignments.personId),
      ),
    )
    .where(
      and(
        eq(shiftAssignments.organizationId, organizationId),
        inArray(shiftAssignments.personId, [...personIds]),
      ),
    );
  const rows = new Map(found.map((row) => [row.assignment.id, row]));
  const overlaps = findShiftOverlaps(
    found.map(({ assignment, template }) => ({
      id: assignment.id,
      personId: assignment.personId,
      template,
      from: assignment.validFrom,
      to: assignment.validTo,
    })),
    timeZone,
  );
  return overlaps.flatMap(({ firstId, secondId, from, to }) => {
    const [first, second] = [rows.get(firstId), rows.get(secondId)];
    if (!first || !second) return [];
    return {
      personId: first.person.id,
      name: nameOf(first.person),
      template: nameOf(second.template),
      otherTemplate: nameOf(first.template),
      date: localDateOf(new Date(from), timeZone),
      start: wallTimeOf(from, timeZone),
      end: wallTimeOf(to, timeZone),
    };
  });
}

const nameOf = (row: { nameAr: string; nameEn: string }) => ({ ar: row.nameAr, en: row.nameEn });

async function workersOf(tx: Transaction, organizationId: string, templateId: string): Promise<string[]> {
  const found = await tx
    .selectDistinct({ id: shiftAssignments.personId })
    .from(shiftAssignments)
    .where(
      and(eq(shiftAssignments.organizationId, organizationId), eq(shiftAssignments.templateId, templateId)),
    );
  return found.map(({ id }) => id);
}
