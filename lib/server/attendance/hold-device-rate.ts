import "server-only";
import type { CheckInCode } from "@/lib/domain/check-in-code";
import { countMiss, type MissCount, secondsOfPause } from "@/lib/domain/miss-pause";
import { recordAudit } from "../audit/record-audit";
import type { Transaction } from "../database";
import type { DeviceRow } from "../devices/authenticate-device";
import * as query from "./queries";

const RATE = [
  { windowMs: 60_000, sent: 30 },
  { windowMs: 3_600_000, sent: 600 },
];
const LONGEST_WAIT_MS = 60_000;

/** A device with the misses that stood when its row was locked. */
export type Counted = { device: DeviceRow; misses: MissCount };

/** Check 2: why and how long a device has to wait before it may send a mark or a PIN, or null. */
export async function findWait(
  tx: Transaction,
  { device, misses }: Counted,
  now: Date,
): Promise<{ code: "RATE_LIMIT" | "MISS_PAUSE"; seconds: number } | null> {
  const pause = secondsOfPause(misses, now.getTime());
  if (pause > 0) return { code: "MISS_PAUSE", seconds: pause };
  for (const { windowMs, sent: most } of RATE) {
    const since = new Date(now.getTime() - windowMs);
    const sent = await query.countSentSince(tx, device.organizationId, device.id, since);
    if (sent >= most) return { code: "RATE_LIMIT", seconds: Math.min(windowMs, LONGEST_WAIT_MS) / 1000 };
  }
  return null;
}

/** Counts how a mark ended towards the misses in a row; a pause that begins is audited. */
export async function noteEnd(
  tx: Transaction,
  { device, misses }: Counted,
  { code, now }: { code: CheckInCode; now: Date },
): Promise<void> {
  const next = countMiss(misses, code, now.getTime());
  if (next.missesInRow === misses.missesInRow && next.pausedUntil === misses.pausedUntil) return;
  await query.saveMissCount(tx, device, next);
  if (next.pausedUntil === misses.pausedUntil || next.pausedUntil === null) return;
  await recordAudit(tx, device.organizationId, {
    by: { deviceId: device.id },
    at: now,
    action: "device.pause",
    objectKind: "device",
    objectId: device.id,
    after: { seconds: secondsOfPause(next, now.getTime()) },
  });
}
