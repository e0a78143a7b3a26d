import "server-only";
import { and, desc, eq, gte, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import type { ReviewReason } from "@/lib/contracts/review";
import { assignEvents } from "@/lib/domain/attendance/assign-events";
import { byTime, isDuplicate } from "@/lib/domain/attendance/duplicates";
import type { AttendanceEvent } from "@/lib/domain/attendance/record";
import { offsetMinutesOf } from "@/lib/domain/attendance/schedule";
import type { Transaction } from "../database";
import { notifyAttendance } from "./notify-attendance";
import type { RecordChange, RecordRow } from "./recompute-records";
import { type LoadedObligation, loadEvents, loadObligations, touching } from "./record-inputs";
import type { Rulebook } from "./rulebook";
import { updateRecords } from "./update-records";

type EventValues = typeof timeEvents.$inferInsert;

/**
 * Somebody was seen, or somebody says so. `at` is when (the server's time where it was online). A `doubt` keeps it out of the records
 * until staff have decided; `candidateIds` are those whom it may be when nobody could be told.
 */
export type Sighting = Pick<
  EventValues,
  | "deviceId"
  | "deviceEventId"
  | "kind"
  | "method"
  | "assurance"
  | "deviceTime"
  | "clockSuspect"
  | "modelId"
  | "modelVersion"
  | "score"
  | "margin"
  | "recordedBy"
> & { personId: string | null; candidateIds?: string[]; at: Date; doubt: ReviewReason | null };

export type StoredSighting = {
  eventId: string;
  disposition: EventValues["disposition"];
  reason: string | null;
  obligation: LoadedObligation | null;
  /** The obligation's record as it stands now, and as it stood. */
  record: RecordRow | null;
  before: RecordRow | null;
  changes: RecordChange[];
};

/** What the audit log keeps of a stored sighting. */
export function auditOfSighting({ eventId, obligation, record }: StoredSighting) {
  return { eventId, obligationId: obligation?.id ?? null, late: record?.late ?? null };
}

/** One writer a person at a time, so that sightings that come together are judged one after the other. */
const PERSON_LOCK = 4_202_614;
/** Somebody nobody expects is put into the review queue once in this time, however often they pass. */
const SAME_STRANGER_MS = 5 * 60_000;
const NEIGHBOUR_MS = 48 * 3_600_000;

/** Stores a sighting, always, and brings the records that it touches up to date. */
export async function recordSighting(
  tx: Transaction,
  rulebook: Rulebook,
  sighting: Sighting,
  now: Date,
): Promise<StoredSighting> {
  const { id: organizationId, timeZone } = rulebook.organization;
  const { personId, at, doubt, candidateIds, ...columns } = sighting;
  const eventId = uuidv7();
  if (personId) await tx.execute(sql`select pg_advisory_xact_lock(${PERSON_LOCK}, hashtext(${personId}))`);
  const judged = await judgeSighting(tx, organizationId, { ...sighting, eventId });
  const zone = judged.obligation?.timeZone ?? timeZone;
  await tx.insert(timeEvents).values({
    ...columns,
    organizationId,
    id: eventId,
    personId,
    candidateIds: candidateIds ?? null,
    obligationId: judged.obligation?.id ?? null,
    occurredAt: at,
    timeZone: zone,
    offsetMinutes: offsetMinutesOf(at, zone),
    disposition: judged.disposition,
    reason: judged.reason,
  });
  const counts = judged.disposition === "accepted" || judged.disposition === "duplicate";
  const changes =
    counts && personId
      ? await updateRecords(tx, rulebook, { personIds: [personId], from: at, to: at, now })
      : [];
  await notifyAttendance(tx, organizationId, personId ? [personId] : []);
  const id = judged.obligation?.id;
  const change = changes.find(({ after }) => after.obligationId === id);
  const record = change?.after ?? (id ? await findRecord(tx, organizationId, id) : null);
  return { eventId, ...judged, record, before: change ? change.before : record, changes };
}

type Judged = Pick<StoredSighting, "disposition" | "reason" | "obligation">;

/** What a sighting counts for: which obligation, and whether it is the first, a repetition, or for staff to decide. */
async function judgeSighting(
  tx: Transaction,
  organizationId: string,
  { eventId, personId, at, kind, doubt }: Sighting & { eventId: string },
): Promise<Judged> {
  if (!personId) return { disposition: "review", reason: doubt ?? "ambiguous", obligation: null };
  const around = { from: new Date(at.getTime() - NEIGHBOUR_MS), to: new Date(at.getTime() + NEIGHBOUR_MS) };
  const own = await loadObligations(tx, organizationId, touching([personId], around));
  const events = await loadEvents(tx, organizationId, { personIds: [personId], ...around });
  const next: AttendanceEvent = {
    id: eventId,
    occurredAt: at.getTime(),
    direction: kind,
    disposition: "accepted",
  };
  const unpinned = events.filter(({ pinnedTo }) => pinnedTo === null);
  const assigned = assignEvents(own, [...unpinned, next]);
  const obligation = assigned.get(eventId) ?? null;
  if (doubt) return { disposition: "review", reason: doubt, obligation };
  if (!obligation) return strange(tx, organizationId, personId, at);
  const last = events
    .filter(
      ({ id, pinnedTo, occurredAt }) =>
        (pinnedTo ?? assigned.get(id)?.id) === obligation.id && occurredAt <= at.getTime(),
    )
    .filter(({ disposition }) => disposition === "accepted" || disposition === "duplicate")
    .sort(byTime)
    .at(-1);
  const repeats = last !== undefined && isDuplicate(last, next, obligation.policy.dedupeSeconds);
  return { disposition: repeats ? "duplicate" : "accepted", reason: null, obligation };
}

/** Seen where nobody expected them: for staff to decide, once in a while. */
async function strange(tx: Transaction, organizationId: string, personId: string, at: Date): Promise<Judged> {
  const [earlier] = await tx
    .select({ id: timeEvents.id })
    .from(timeEvents)
    .where(
      and(
        eq(timeEvents.organizationId, organizationId),
        eq(timeEvents.personId, personId),
        eq(timeEvents.reason, "off_roster"),
        gte(timeEvents.occurredAt, new Date(at.getTime() - SAME_STRANGER_MS)),
      ),
    )
    .orderBy(desc(timeEvents.occurredAt))
    .limit(1);
  const disposition = earlier ? ("rejected" as const) : ("review" as const);
  return { disposition, reason: earlier ? "repeated" : "off_roster", obligation: null };
}

async function findRecord(
  tx: Transaction,
  organizationId: string,
  obligationId: string,
): Promise<RecordRow | null> {
  const [record] = await tx
    .select()
    .from(attendanceRecords)
    .where(
      and(
        eq(attendanceRecords.organizationId, organizationId),
        eq(attendanceRecords.obligationId, obligationId),
      ),
    );
  return record ?? null;
}
