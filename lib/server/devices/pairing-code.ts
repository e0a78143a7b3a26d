import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { devicePairings } from "@/db/schema/devices";
import type { PairingCode } from "@/lib/contracts/devices";
import type { Transaction } from "../database";
import { keyedHash } from "../secrets";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LIFETIME_MS = 10 * 60 * 1000;

export function hashPairingCode(code: string): string {
  return keyedHash("pairing-code", code);
}

/** Makes a pairing code for a device and ends the ones before it. The code itself is answered once and never stored. */
export async function issuePairingCode(
  tx: Transaction,
  organizationId: string,
  deviceId: string,
  now: Date,
): Promise<PairingCode> {
  const code = Array.from({ length: 8 }, () => CROCKFORD[randomInt(32)]).join("");
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  await tx
    .update(devicePairings)
    .set({ expiresAt: now })
    .where(
      and(
        eq(devicePairings.organizationId, organizationId),
        eq(devicePairings.deviceId, deviceId),
        isNull(devicePairings.completedAt),
      ),
    );
  await tx.insert(devicePairings).values({
    organizationId,
    id: uuidv7(),
    deviceId,
    codeHmac: hashPairingCode(code),
    nonce: randomBytes(32).toString("base64url"),
    expiresAt,
  });
  return { deviceId, code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt: expiresAt.toISOString() };
}
