import "server-only";
import { and, asc, eq, gte, lte } from "drizzle-orm";
import { terms } from "@/db/schema/courses";
import { sections } from "@/db/schema/sections";
import { calendarDays } from "@/db/schema/timetable";
import { units } from "@/db/schema/units";
import type { CalendarView } from "@/lib/contracts/calendar";
import { type DateRange, monthOf, weekStartAfter } from "@/lib/domain/attendance/date-range";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { inOrganization } from "../database";

/** What the calendar says of some dates (null: of this month), with the terms that they touch. */
export async function getCalendar(actor: Actor, asked: DateRange | null, now: Date): Promise<CalendarView> {
  authorise(actor, "attendance.view");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const today = localDateOf(now, organization.timeZone);
    const range = asked ?? monthOf(today);
    const { from, to } = range;
    const days = await tx
      .select({ day: calendarDays, unit: units, section: sections })
      .from(calendarDays)
      .leftJoin(
        units,
        and(eq(units.organizationId, calendarDays.organizationId), eq(units.id, calendarDays.unitId)),
      )
      .leftJoin(
        sections,
        and(
          eq(sections.organizationId, calendarDays.organizationId),
          eq(sections.id, calendarDays.sectionId),
        ),
      )
      .where(
        and(
          eq(calendarDays.organizationId, organizationId),
          gte(calendarDays.localDate, from),
          lte(calendarDays.localDate, to),
        ),
      )
      .orderBy(asc(calendarDays.localDate), asc(calendarDays.id));
    const touched = await tx
      .select()
      .from(terms)
      .where(and(eq(terms.organizationId, organizationId), lte(terms.startsOn, to), gte(terms.endsOn, from)))
      .orderBy(asc(terms.startsOn));
    const nameOf = (row: { nameAr: string; nameEn: string }) => ({ ar: row.nameAr, en: row.nameEn });
    return {
      range,
      today,
      weekStart: weekStartAfter(organization.weekendDays),
      weekendDays: organization.weekendDays,
      days: days.map(({ day, unit, section }) => ({
        id: day.id,
        date: day.localDate,
        scope: section
          ? { kind: "section" as const, id: section.id, name: nameOf(section) }
          : unit
            ? { kind: "unit" as const, id: unit.id, name: nameOf(unit) }
            : { kind: "organization" as const, id: null, name: nameOf(organization) },
        kind: day.kind,
        name: nameOf(day),
        times: day.times,
        isOver: day.localDate < today,
      })),
      terms: touched.map(({ id, startsOn, endsOn, ...term }) => ({
        id,
        name: nameOf(term),
        startsOn,
        endsOn,
      })),
    };
  });
}
