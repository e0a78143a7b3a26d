import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/organizations";
import { shiftDate } from "@/lib/domain/attendance/schedule";
import type { Transaction } from "../database";
import { Problem } from "../problem";
import { openDue } from "./open-due";
import { loadRulebook } from "./rulebook";
import { type ScheduleDates, syncSessions } from "./sync-sessions";
import { syncShiftRuns } from "./sync-shift-runs";

/** How many days ahead sessions and shifts stand ready. */
export const HORIZON_DAYS = 14;

export type OrganizationRow = typeof organizations.$inferSelect;

export async function findOrganization(
  tx: Transaction,
  organizationId: string,
): Promise<OrganizationRow | null> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
  return row ?? null;
}

/** The organisation of a request that has already been let in. */
export async function loadOrganization(tx: Transaction, organizationId: string): Promise<OrganizationRow> {
  const row = await findOrganization(tx, organizationId);
  if (!row) throw new Problem("not_found", "organization_not_found");
  return row;
}

/**
 * Expands timetable and shifts up to the horizon and freezes who is expected in what has opened. Running it again changes nothing, so
 * every reader may call it; once a day it has something to expand.
 */
export async function ensureSessions(
  tx: Transaction,
  organization: OrganizationRow,
  now: Date,
): Promise<void> {
  await extendSchedule(tx, organization, now);
  await openDue(tx, organization.id, now);
}

async function extendSchedule(tx: Transaction, organization: OrganizationRow, now: Date): Promise<void> {
  const { id, scheduledThrough } = organization;
  const through = shiftDate(utcDateOf(now), HORIZON_DAYS);
  if (scheduledThrough !== null && scheduledThrough >= shiftDate(through, -1)) return;
  // Local dates are at most a day away from the date in UTC; yesterday's sessions may still be open.
  const earliest = shiftDate(utcDateOf(now), -2);
  const next = scheduledThrough === null ? earliest : shiftDate(scheduledThrough, 1);
  await resync(tx, organization, {
    from: next > earliest ? next : earliest,
    to: through,
    notBefore: now,
  });
  await tx.update(organizations).set({ scheduledThrough: through }).where(eq(organizations.id, id));
}

/**
 * Brings what has not opened yet in line with timetable, shifts, calendar and policies, from the day before `now` up to the horizon. To be
 * called whenever one of them changed.
 */
export async function rescheduleFrom(tx: Transaction, organization: OrganizationRow, now: Date) {
  const horizon = shiftDate(utcDateOf(now), HORIZON_DAYS);
  const { scheduledThrough } = organization;
  const to = scheduledThrough !== null && scheduledThrough > horizon ? scheduledThrough : horizon;
  const changes = await resync(tx, organization, {
    from: shiftDate(utcDateOf(now), -2),
    to,
    notBefore: now,
  });
  await tx.update(organizations).set({ scheduledThrough: to }).where(eq(organizations.id, organization.id));
  await openDue(tx, organization.id, now);
  return changes;
}

async function resync(tx: Transaction, organization: OrganizationRow, dates: ScheduleDates) {
  const rulebook = await loadRulebook(tx, organization, dates);
  await syncShiftRuns(tx, rulebook, dates);
  return syncSessions(tx, rulebook, dates);
}

function utcDateOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
