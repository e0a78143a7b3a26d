import "server-only";
import { and, eq, gte, isNull, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { calendarDays } from "@/db/schema/timetable";
import type { CalendarChange, SaveCalendarDays } from "@/lib/contracts/calendar";
import { datesOf } from "@/lib/domain/attendance/date-range";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { type ScopeColumns, scopeColumns } from "../attendance/scope-columns";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { Problem } from "../problem";

/**
 * Says of some days that they are unlike others, in place of what was said of them in the same scope. Sessions that have not opened follow;
 * what has opened stays. Problems: `day_is_over` (field from), `unit_not_found`, `section_not_found` (field scope), `period_locked`.
 */
export async function saveCalendarDays(
  actor: Actor,
  input: SaveCalendarDays,
  now: Date,
): Promise<CalendarChange> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    if (input.from < localDateOf(now, organization.timeZone))
      throw new Problem("invalid", "day_is_over", "from");
    const { unitId, sectionId } = await scopeColumns(tx, organizationId, input.scope);
    const scope = { unitId, sectionId };
    const dates = datesOf(input);
    await requireUnlocked(
      tx,
      organizationId,
      dates.map((workDate) => ({ unitId, workDate })),
    );
    await removeSaid(tx, organizationId, { ...scope, from: input.from, to: input.to });
    const { kind, nameAr, nameEn, times } = input;
    await tx.insert(calendarDays).values(
      dates.map((localDate) => ({
        organizationId,
        id: uuidv7(),
        ...scope,
        localDate,
        kind,
        nameAr,
        nameEn,
        times,
      })),
    );
    const changes = await rescheduleFrom(tx, organization, now);
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "calendar.save",
      objectKind: "calendar",
      after: { ...scope, from: input.from, to: input.to, kind, nameEn, times },
    });
    return { days: dates.length, sessionsRemoved: changes.removed, sessionsMoved: changes.moved };
  });
}

type CalendarScope = Pick<ScopeColumns, "unitId" | "sectionId">;

async function removeSaid(
  tx: Transaction,
  organizationId: string,
  { unitId, sectionId, from, to }: CalendarScope & { from: string; to: string },
): Promise<void> {
  await tx
    .delete(calendarDays)
    .where(
      and(
        eq(calendarDays.organizationId, organizationId),
        unitId === null ? isNull(calendarDays.unitId) : eq(calendarDays.unitId, unitId),
        sectionId === null ? isNull(calendarDays.sectionId) : eq(calendarDays.sectionId, sectionId),
        gte(calendarDays.localDate, from),
        lte(calendarDays.localDate, to),
      ),
    );
}
