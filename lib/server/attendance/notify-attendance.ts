import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "../database";

/** The channel on which open pages hear that attendance changed: whose, as `attendanceKey` writes it. */
export const ATTENDANCE_CHANNEL = "hadir_attendance";

/** What a change is told under: everybody's of an organisation, or one person's. */
export function attendanceKey(organizationId: string, personId?: string): string {
  return personId ? `${organizationId}/${personId}` : organizationId;
}

/** Tells every page that watches, once the transaction is done: those of the organisation, and those of the people it is about. */
export async function notifyAttendance(
  tx: Transaction,
  organizationId: string,
  personIds: readonly string[],
): Promise<void> {
  const people = [...new Set(personIds)].map((personId) => attendanceKey(organizationId, personId));
  const keys = JSON.stringify([attendanceKey(organizationId), ...people]);
  await tx.execute(
    sql`select pg_notify(${ATTENDANCE_CHANNEL}, key) from jsonb_array_elements_text(${keys}::jsonb) as key`,
  );
}
