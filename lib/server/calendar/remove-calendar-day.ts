import "server-only";
import { and, eq } from "drizzle-orm";
import { calendarDays } from "@/db/schema/timetable";
import type { CalendarChange } from "@/lib/contracts/calendar";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type Actor, authorise } from "../actor";
import { loadOrganization, rescheduleFrom } from "../attendance/ensure-sessions";
import { requireUnlocked } from "../attendance/locked-periods";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** A day is like others again; its sessions come back where they have not opened. Problems: `calendar_day_not_found`, `day_is_over`. */
export async function removeCalendarDay(
  actor: Actor,
  { id }: { id: string },
  now: Date,
): Promise<CalendarChange> {
  authorise(actor, "unit.manage");
  const { organizationId } = actor;
  const own = and(eq(calendarDays.organizationId, organizationId), eq(calendarDays.id, id));
  return inOrganization(organizationId, async (tx) => {
    const organization = await loadOrganization(tx, organizationId);
    const [day] = await tx.select().from(calendarDays).where(own);
    if (!day) throw new Problem("not_found", "calendar_day_not_found");
    if (day.localDate < localDateOf(now, organization.timeZone)) throw new Problem("conflict", "day_is_over");
    await requireUnlocked(tx, organizationId, [{ unitId: day.unitId, workDate: day.localDate }]);
    await tx.delete(calendarDays).where(own);
    const changes = await rescheduleFrom(tx, organization, now);
    const { organizationId: _, ...before } = day;
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "calendar.remove",
      objectKind: "calendar",
      objectId: id,
      before,
    });
    return { days: 1, sessionsRemoved: changes.removed, sessionsMoved: changes.moved };
  });
}
