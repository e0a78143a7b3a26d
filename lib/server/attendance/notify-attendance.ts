import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "../database";

/** The channel on which every open page hears that attendance changed; its payload is the organisation's id. */
export const ATTENDANCE_CHANNEL = "hadir_attendance";

/** Tells every page that watches, once the transaction is done. */
export async function notifyAttendance(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${ATTENDANCE_CHANNEL}, ${organizationId})`);
}
