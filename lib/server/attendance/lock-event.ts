import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "../database";

/** One decision about an event at a time: events are append-only, so nobody may lock their rows. */
const EVENT_LOCK = 4_202_615;

/** Holds an event until the transaction ends, so that staff and a typed PIN do not both decide it. */
export async function lockEvent(tx: Transaction, eventId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${EVENT_LOCK}, hashtext(${eventId}))`);
}
