import "server-only";
import { and, eq } from "drizzle-orm";
import { compactVerify, importJWK } from "jose";
import { devices } from "@/db/schema/devices";
import { DEVICE_PROOF_TYPE, type DeviceLooks, deviceProofClaimsSchema } from "@/lib/contracts/attestation";
import type { DeviceStanding } from "@/lib/contracts/devices";
import { isDeviceExpired } from "@/lib/domain/device-life";
import type { Transaction } from "../database";
import { isOwnOrigin } from "../env";

const MAX_PROOF_AGE_MS = 120_000;
/** How stale "last seen" and the clock's offset may be before they are written again. */
const SEEN_STEP_MS = 30_000;
const CLOCK_STEP_MS = 2_000;
/** What the column of the offset holds: a clock that is off by more than 24 days is told as off by 24 days. */
const MAX_OFFSET_MS = 2_000_000_000;

export type DeviceRow = typeof devices.$inferSelect;

/** The calls that a kiosk makes by proof of its key. */
type ProofCall = "state" | "challenge";

export async function findDevice(
  tx: Transaction,
  organizationId: string,
  deviceId: string,
): Promise<DeviceRow | null> {
  const [device] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.id, deviceId)));
  return device ?? null;
}

/** The instants by which a device's life is judged, in epoch ms. */
export function timesOfDevice(device: DeviceRow) {
  return {
    pairedAt: device.pairedAt?.getTime() ?? null,
    lastSeenAt: device.lastSeenAt?.getTime() ?? null,
    keyChangedAt: device.keyChangedAt?.getTime() ?? null,
    newKeyAskedAt: device.newKeyAskedAt?.getTime() ?? null,
  };
}

/** A device's state as it is told at `now`. */
export function standingOf(device: DeviceRow, now: Date): DeviceStanding {
  const isExpired = device.state === "active" && isDeviceExpired(timesOfDevice(device), now.getTime());
  return isExpired ? "expired" : device.state;
}

/** Whether a device may act: confirmed, not revoked, and seen in the last 90 days. */
export function isInUse(device: DeviceRow, now: Date): boolean {
  return standingOf(device, now) === "active";
}

/** What a proof says of itself, unverified: where to look for the key, the device's clock, what it looks with, what it asks. */
type ClaimedProof = {
  organizationId: string;
  deviceId: string;
  clock: number | null;
  looks: DeviceLooks | null;
  instead: string | null;
};

/** Reads a proof without believing it; null when it is none. */
export function readProof(proof: string): ClaimedProof | null {
  const payload = proof.split(".")[1];
  if (!payload) return null;
  try {
    const claims = deviceProofClaimsSchema.safeParse(
      JSON.parse(Buffer.from(payload, "base64url").toString("utf8")),
    );
    return claims.success
      ? {
          organizationId: claims.data.org,
          deviceId: claims.data.iss,
          clock: claims.data.clock ?? null,
          looks: claims.data.looks ?? null,
          instead: claims.data.instead ?? null,
        }
      : null;
  } catch {
    return null;
  }
}

/** Whether the proof was signed by this device's key, for this server and call, within two minutes of `now`. */
export async function proofHolds(
  proof: string,
  device: DeviceRow,
  call: ProofCall,
  now: Date,
): Promise<boolean> {
  if (!device.publicKey) return false;
  try {
    const key = await importJWK({ ...device.publicKey, alg: "ES256" }, "ES256");
    const { payload, protectedHeader } = await compactVerify(proof, key, { algorithms: ["ES256"] });
    const claims = deviceProofClaimsSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    return (
      protectedHeader.typ === DEVICE_PROOF_TYPE &&
      claims.iss === device.id &&
      claims.call === call &&
      isOwnOrigin(claims.aud) &&
      Math.abs(claims.iat * 1000 - now.getTime()) <= MAX_PROOF_AGE_MS
    );
  } catch {
    return false;
  }
}

/** How far a device's clock is ahead of the server's, in ms. */
export function clockOffsetOf(clock: number | null, now: Date): number | null {
  if (clock === null) return null;
  return Math.round(Math.max(-MAX_OFFSET_MS, Math.min(MAX_OFFSET_MS, clock - now.getTime())));
}

/** Notes that a device was here and what its clock showed; nothing is written while that is known well enough. */
export async function noteSeen(
  tx: Transaction,
  device: DeviceRow,
  clockOffsetMs: number | null,
  now: Date,
): Promise<void> {
  const isRecent = device.lastSeenAt && now.getTime() - device.lastSeenAt.getTime() < SEEN_STEP_MS;
  const drift =
    clockOffsetMs === null ? 0 : clockOffsetMs - (device.clockOffsetMs ?? Number.POSITIVE_INFINITY);
  if (isRecent && Math.abs(drift) < CLOCK_STEP_MS) return;
  await tx
    .update(devices)
    .set({ lastSeenAt: now, ...(clockOffsetMs === null ? {} : { clockOffsetMs }) })
    .where(and(eq(devices.organizationId, device.organizationId), eq(devices.id, device.id)));
}
