import "server-only";
import { and, eq, gt, gte, isNull, ne } from "drizzle-orm";
import { attestations, challenges, devices } from "@/db/schema/devices";
import { pinAnswers } from "@/db/schema/pins";
import type { MissCount } from "@/lib/domain/miss-pause";
import type { Transaction } from "../database";
import type { DeviceRow } from "../devices/authenticate-device";

export async function findDeviceByKid(tx: Transaction, organizationId: string, kid: string) {
  const [device] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.kid, kid)));
  return device ?? null;
}

/** The device whose key this was before its present one. */
export async function findDeviceByPreviousKid(tx: Transaction, organizationId: string, kid: string) {
  const [device] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.previousKid, kid)));
  return device ?? null;
}

/** How often in a row a device did not recognise anybody; its marks queue here, so that each counts on the one before. */
export async function lockMissCount(tx: Transaction, device: DeviceRow): Promise<MissCount> {
  const [row] = await tx
    .select({ missesInRow: devices.missesInRow, pausedUntil: devices.pausedUntil })
    .from(devices)
    .where(and(eq(devices.organizationId, device.organizationId), eq(devices.id, device.id)))
    .for("update");
  return { missesInRow: row?.missesInRow ?? 0, pausedUntil: row?.pausedUntil?.getTime() ?? null };
}

/** Keeps how often in a row a device did not recognise anybody. */
export async function saveMissCount(tx: Transaction, device: DeviceRow, count: MissCount): Promise<void> {
  await tx
    .update(devices)
    .set({
      missesInRow: count.missesInRow,
      pausedUntil: count.pausedUntil === null ? null : new Date(count.pausedUntil),
    })
    .where(and(eq(devices.organizationId, device.organizationId), eq(devices.id, device.id)));
}

export async function findAttestation(tx: Transaction, organizationId: string, deviceId: string, id: string) {
  const [row] = await tx
    .select()
    .from(attestations)
    .where(
      and(
        eq(attestations.organizationId, organizationId),
        eq(attestations.deviceId, deviceId),
        eq(attestations.id, id),
      ),
    );
  return row ?? null;
}

/** What a device sent after an instant, marks and typed PINs together, to hold its rate. */
export async function countSentSince(
  tx: Transaction,
  organizationId: string,
  deviceId: string,
  since: Date,
): Promise<number> {
  const sent = (table: typeof attestations | typeof pinAnswers) =>
    tx.$count(
      table,
      and(
        eq(table.organizationId, organizationId),
        eq(table.deviceId, deviceId),
        gt(table.receivedAt, since),
      ),
    );
  return (await sent(attestations)) + (await sent(pinAnswers));
}

export async function findChallenge(tx: Transaction, organizationId: string, deviceId: string, id: string) {
  const [row] = await tx
    .select()
    .from(challenges)
    .where(
      and(
        eq(challenges.organizationId, organizationId),
        eq(challenges.deviceId, deviceId),
        eq(challenges.id, id),
      ),
    );
  return row ?? null;
}

/** Uses a challenge up; false when somebody was quicker. Waits for a transaction that is using it. */
export async function consumeChallenge(tx: Transaction, organizationId: string, id: string, now: Date) {
  const used = await tx
    .update(challenges)
    .set({ usedAt: now })
    .where(
      and(eq(challenges.organizationId, organizationId), eq(challenges.id, id), isNull(challenges.usedAt)),
    )
    .returning({ id: challenges.id });
  return used.length === 1;
}

/** Whether this very vector was sent since an instant under another id. */
export async function wasEmbeddingSeen(
  tx: Transaction,
  organizationId: string,
  seen: { hmac: string; except: string; since: Date },
): Promise<boolean> {
  const [row] = await tx
    .select({ id: attestations.id })
    .from(attestations)
    .where(
      and(
        eq(attestations.organizationId, organizationId),
        eq(attestations.embeddingHmac, seen.hmac),
        ne(attestations.id, seen.except),
        gte(attestations.receivedAt, seen.since),
      ),
    )
    .limit(1);
  return row !== undefined;
}
