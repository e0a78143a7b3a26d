import "server-only";
import { and, eq, gte, not, sql } from "drizzle-orm";
import { timeEvents } from "@/db/schema/attendance";
import { pinAskings } from "@/db/schema/pins";
import { PIN_TRIES } from "@/lib/contracts/kiosk-pin";
import { isPinLocked } from "@/lib/domain/kiosk-pin";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import { findPins } from "../pins/queries";
import type { OrganizationRow } from "./ensure-sessions";
import { hasDecision } from "./has-decision";
import { rulebookForRecords } from "./recompute-records";
import { recordSighting } from "./record-sighting";
import { type KioskSighting, type Mark, seenBy } from "./write-mark";

/** One of people who look alike was seen: while it waits, the same lot is kept once in this time, however often they try. */
const SAME_LOT_MS = 5 * 60_000;

type Undecided = Omit<KioskSighting, "identified"> & { candidateIds: string[] };

/**
 * Keeps the sighting of somebody who is one of `candidateIds` for staff to decide, and tells nobody's name. Where one of them has a PIN, the
 * kiosk is told to ask for it: who types it need not wait.
 */
export async function writeUndecided(
  tx: Transaction,
  organization: OrganizationRow,
  { candidateIds, claims, clockSuspect, now }: Undecided,
): Promise<Mark> {
  const lot = [...candidateIds].sort();
  const seen = await seenBy(tx, { claims, clockSuspect });
  const eventId =
    (await findWaiting(tx, organization.id, { ...seen, lot, now })) ??
    (await keep(tx, organization, { lot, seen, now }));
  const pins = await findPins(tx, organization.id, lot);
  if (pins.every(({ wrongInARow }) => isPinLocked(wrongInARow)))
    return { code: "IN_REVIEW", outcome: { kind: "in_review", name: null } };
  await tx.insert(pinAskings).values({
    organizationId: organization.id,
    deviceId: claims.iss,
    id: claims.jti,
    eventId,
    askedAt: now,
    deviceTime: seen.deviceTime,
    clockSuspect,
  });
  return { code: "IN_REVIEW", outcome: { kind: "pin_asked", triesLeft: PIN_TRIES } };
}

type Seen = Awaited<ReturnType<typeof seenBy>>;

/** What the same lot left here a moment ago, for the same direction, and nobody has decided. */
async function findWaiting(
  tx: Transaction,
  organizationId: string,
  { deviceId, kind, lot, now }: Pick<Seen, "deviceId" | "kind"> & { lot: string[]; now: Date },
): Promise<string | null> {
  const [earlier] = await tx
    .select({ id: timeEvents.id })
    .from(timeEvents)
    .where(
      and(
        eq(timeEvents.organizationId, organizationId),
        eq(timeEvents.deviceId, deviceId),
        eq(timeEvents.kind, kind),
        gte(timeEvents.occurredAt, new Date(now.getTime() - SAME_LOT_MS)),
        sql`${timeEvents.candidateIds} = ${JSON.stringify(lot)}::jsonb`,
        not(hasDecision()),
      ),
    )
    .limit(1);
  return earlier?.id ?? null;
}

async function keep(
  tx: Transaction,
  organization: OrganizationRow,
  { lot, seen, now }: { lot: string[]; seen: Seen; now: Date },
): Promise<string> {
  const { eventId } = await recordSighting(
    tx,
    await rulebookForRecords(tx, organization),
    { personId: null, candidateIds: lot, at: now, doubt: "look_alike", ...seen },
    now,
  );
  await recordAudit(tx, organization.id, {
    by: { deviceId: seen.deviceId },
    at: now,
    action: "attendance.mark",
    objectKind: "attestation",
    objectId: seen.deviceEventId,
    reason: "IN_REVIEW",
    after: { eventId, candidateIds: lot, clockSuspect: seen.clockSuspect },
  });
  return eventId;
}
