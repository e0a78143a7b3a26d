import "server-only";
import { and, eq, gte, isNull, lte } from "drizzle-orm";
import { shiftRuns } from "@/db/schema/shift-runs";
import { shiftTemplates } from "@/db/schema/shifts";
import { expandShiftOn, shiftDate } from "@/lib/domain/attendance/schedule";
import type { Transaction } from "../database";
import type { Rulebook } from "./rulebook";
import { type ScheduleDates, spanOf } from "./sync-sessions";

const BATCH = 1_000;

type Run = typeof shiftRuns.$inferInsert;

/**
 * Makes the shifts of these dates (ISO, both included) what templates, calendar and policies say. What has opened stays as it is; running
 * it again changes nothing.
 */
export async function syncShiftRuns(
  tx: Transaction,
  rulebook: Rulebook,
  dates: ScheduleDates,
): Promise<void> {
  const { id: organizationId } = rulebook.organization;
  const planned = await planRuns(tx, rulebook, dates);
  const existing = await tx
    .select()
    .from(shiftRuns)
    .where(
      and(
        eq(shiftRuns.organizationId, organizationId),
        gte(shiftRuns.localDate, dates.from),
        lte(shiftRuns.localDate, dates.to),
      ),
    );
  const keyOf = ({ templateId, localDate, slot }: Run) => `${templateId} ${localDate} ${slot}`;
  const known = new Map(existing.map((run) => [keyOf(run), run]));
  const wanted = new Map(planned.map((run) => [keyOf(run), run]));
  const changed = existing.filter((run) => {
    const plan = wanted.get(keyOf(run));
    return run.openedAt === null && (!plan || !isSame(run, plan));
  });
  for (const { templateId, localDate, slot } of changed) {
    await tx
      .delete(shiftRuns)
      .where(
        and(
          eq(shiftRuns.organizationId, organizationId),
          eq(shiftRuns.templateId, templateId),
          eq(shiftRuns.localDate, localDate),
          eq(shiftRuns.slot, slot),
          isNull(shiftRuns.openedAt),
        ),
      );
  }
  const stale = new Set(changed.map(keyOf));
  const added = planned.filter(
    (run) => (!known.has(keyOf(run)) && run.windowTo >= dates.notBefore) || stale.has(keyOf(run)),
  );
  for (let i = 0; i < added.length; i += BATCH)
    await tx
      .insert(shiftRuns)
      .values(added.slice(i, i + BATCH))
      .onConflictDoNothing();
}

async function planRuns(
  tx: Transaction,
  rulebook: Rulebook,
  dates: { from: string; to: string },
): Promise<Run[]> {
  const { id: organizationId } = rulebook.organization;
  const templates = await tx
    .select()
    .from(shiftTemplates)
    .where(and(eq(shiftTemplates.organizationId, organizationId), isNull(shiftTemplates.retiredAt)));
  const planned: Run[] = [];
  for (const { id: templateId, unitId, segments, timeZone: ownZone } of templates) {
    const timeZone = ownZone ?? rulebook.zoneOf(unitId);
    for (let localDate = dates.from; localDate <= dates.to; localDate = shiftDate(localDate, 1)) {
      const calendarDay = rulebook.calendarDay({ unitId, sectionId: null }, localDate);
      const policy = rulebook.policyFor({ unitId, sectionId: null, shiftTemplateId: templateId }, localDate);
      for (const meeting of expandShiftOn({ segments }, { localDate, timeZone, calendarDay })) {
        const { slot, breakMinutes } = meeting;
        planned.push({
          organizationId,
          templateId,
          localDate,
          slot,
          timeZone,
          breakMinutes,
          ...spanOf(meeting, policy),
        });
      }
    }
  }
  return planned;
}

function isSame(run: Run, plan: Run): boolean {
  const fields = ["startsAt", "endsAt", "windowFrom", "windowTo"] as const;
  return (
    fields.every((field) => run[field].getTime() === plan[field].getTime()) &&
    run.timeZone === plan.timeZone &&
    run.breakMinutes === plan.breakMinutes &&
    run.policyId === (plan.policyId ?? null) &&
    run.policyVersion === plan.policyVersion
  );
}
