import "server-only";
import { and, eq } from "drizzle-orm";
import { compactVerify, importJWK } from "jose";
import { devices } from "@/db/schema/devices";
import { DEVICE_PROOF_TYPE, deviceProofClaimsSchema } from "@/lib/contracts/attestation";
import type { Transaction } from "../database";
import { isOwnOrigin } from "../env";

const MAX_PROOF_AGE_MS = 120_000;

export type DeviceRow = typeof devices.$inferSelect;

/** The calls that a kiosk makes by proof of its key. */
export type ProofCall = "state" | "challenge";

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

/** What a proof says of itself, unverified: where to look for the key. Null when it is no proof. */
export function readProof(
  proof: string,
): { organizationId: string; deviceId: string; call: ProofCall } | null {
  const payload = proof.split(".")[1];
  if (!payload) return null;
  try {
    const claims = deviceProofClaimsSchema.safeParse(
      JSON.parse(Buffer.from(payload, "base64url").toString("utf8")),
    );
    return claims.success
      ? { organizationId: claims.data.org, deviceId: claims.data.iss, call: claims.data.call }
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

export async function touchDevice(
  tx: Transaction,
  organizationId: string,
  deviceId: string,
  now: Date,
): Promise<void> {
  await tx
    .update(devices)
    .set({ lastSeenAt: now })
    .where(and(eq(devices.organizationId, organizationId), eq(devices.id, deviceId)));
}
