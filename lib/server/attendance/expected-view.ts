import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { sections } from "@/db/schema/sections";
import { shiftAssignments, shiftTemplates } from "@/db/schema/shifts";
import { classSessions } from "@/db/schema/timetable";
import type { ExpectedView } from "@/lib/contracts/attendance-record";
import type { Bilingual } from "@/lib/contracts/check-in";
import type { Transaction } from "../database";
import type { ObligationRow } from "./record-inputs";
import { ACTIVITY } from "./title-of";

/** What obligations are of, in words and places, in the order given. */
export async function expectedViews(
  tx: Transaction,
  organizationId: string,
  rows: readonly ObligationRow[],
): Promise<ExpectedView[]> {
  const pick = (of: (row: ObligationRow) => string | null) => [
    ...new Set(rows.flatMap((row) => of(row) ?? [])),
  ];
  const titles = new Map<string, Bilingual>([
    ...(await sectionTitles(
      tx,
      organizationId,
      pick(({ sectionId }) => sectionId),
    )),
    ...(await shiftTitles(
      tx,
      organizationId,
      pick(({ assignmentId }) => assignmentId),
    )),
  ]);
  const rooms = await roomsOf(
    tx,
    organizationId,
    pick(({ sessionId }) => sessionId),
  );
  return rows.map((row) => ({
    obligationId: row.id,
    kind: row.kind,
    title: titles.get(row.sectionId ?? row.assignmentId ?? "") ?? ACTIVITY,
    sectionId: row.sectionId,
    sessionId: row.sessionId,
    workDate: row.workDate,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    timeZone: row.timeZone,
    room: rooms.get(row.sessionId ?? "") ?? null,
  }));
}

async function sectionTitles(
  tx: Transaction,
  organizationId: string,
  ids: string[],
): Promise<[string, Bilingual][]> {
  if (ids.length === 0) return [];
  const found = await tx
    .select({ id: sections.id, ar: sections.nameAr, en: sections.nameEn })
    .from(sections)
    .where(and(eq(sections.organizationId, organizationId), inArray(sections.id, ids)));
  return found.map(({ id, ...title }) => [id, title]);
}

async function shiftTitles(
  tx: Transaction,
  organizationId: string,
  ids: string[],
): Promise<[string, Bilingual][]> {
  if (ids.length === 0) return [];
  const found = await tx
    .select({ id: shiftAssignments.id, ar: shiftTemplates.nameAr, en: shiftTemplates.nameEn })
    .from(shiftAssignments)
    .innerJoin(
      shiftTemplates,
      and(
        eq(shiftTemplates.organizationId, shiftAssignments.organizationId),
        eq(shiftTemplates.id, shiftAssignments.templateId),
      ),
    )
    .where(and(eq(shiftAssignments.organizationId, organizationId), inArray(shiftAssignments.id, ids)));
  return found.map(({ id, ...title }) => [id, title]);
}

async function roomsOf(
  tx: Transaction,
  organizationId: string,
  ids: string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: classSessions.id, room: classSessions.room })
    .from(classSessions)
    .where(and(eq(classSessions.organizationId, organizationId), inArray(classSessions.id, ids)));
  return new Map(found.map(({ id, room }) => [id, room]));
}
