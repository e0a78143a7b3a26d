import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { eventDecisions, timeEvents } from "@/db/schema/attendance";

/** Of a query over `timeEvents`: whether somebody, or a typed PIN, has decided about the event. */
export function hasDecision(): SQL {
  return sql`exists (select 1 from ${eventDecisions} d where d.organization_id = ${timeEvents.organizationId} and d.event_id = ${timeEvents.id})`;
}
