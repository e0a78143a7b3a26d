import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { timeEvents } from "@/db/schema/attendance";
import { obligations } from "@/db/schema/obligations";
import { freezeActivity } from "@/lib/domain/attendance/activity";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import { type LoadedObligation, loadObligations } from "../attendance/record-inputs";
import type { Rulebook } from "../attendance/rulebook";
import type { Transaction } from "../database";
import { unitOfPerson } from "../leave/unit-of-person";

/** Attendance that nobody expected, from one event: it is never absent or late, and in no rate. */
export async function addActivity(
  tx: Transaction,
  rulebook: Rulebook,
  { event, personId }: { event: typeof timeEvents.$inferSelect; personId: string },
): Promise<LoadedObligation | null> {
  const { id: organizationId } = rulebook.organization;
  const unitId = await unitOfPerson(tx, organizationId, personId, event.occurredAt);
  const timeZone = rulebook.zoneOf(unitId);
  const place = { unitId, sectionId: null, shiftTemplateId: null };
  const resolved = rulebook.policyFor(place, localDateOf(event.occurredAt, timeZone));
  const id = uuidv7();
  const activity = freezeActivity({ id, personId, timeZone, policy: resolved.policy }, [
    { id: event.id, occurredAt: event.occurredAt.getTime(), direction: event.kind, disposition: "accepted" },
  ]);
  if (!activity) return null;
  const onSameDay = and(
    eq(obligations.organizationId, organizationId),
    eq(obligations.personId, personId),
    eq(obligations.kind, "activity"),
    eq(obligations.workDate, activity.workDate),
  );
  const slot = await tx.$count(obligations, onSameDay);
  await tx.insert(obligations).values({
    organizationId,
    id,
    personId,
    kind: "activity",
    slot,
    unitId,
    workDate: activity.workDate,
    startsAt: new Date(activity.startsAt),
    endsAt: new Date(activity.endsAt),
    windowFrom: new Date(activity.windowFrom),
    windowTo: new Date(activity.windowTo),
    timeZone,
    policyId: resolved.policyId,
    policyVersion: resolved.version,
    checkAt: new Date(activity.windowTo),
  });
  const [stored] = await loadObligations(tx, organizationId, eq(obligations.id, id));
  return stored ?? null;
}
