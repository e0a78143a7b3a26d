import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { devicePairings } from "@/db/schema/devices";
import type { PairingGrant } from "@/lib/contracts/kiosk";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization } from "../database";
import { Problem } from "../problem";
import { findDevice } from "./authenticate-device";
import { hashPairingCode } from "./pairing-code";
import { holdPairingRate } from "./pairing-rate";

/**
 * A kiosk types its code: when it is one that waits, it learns what to sign with its new key. A code is taken once; `address` is where the
 * call came from, so that guessing is slow. A wrong, used and expired code read the same.
 */
export async function beginPairing(code: string, address: string, now: Date): Promise<PairingGrant> {
  holdPairingRate(address, now);
  const [pairing] = await inDirectory((tx) =>
    tx
      .select()
      .from(devicePairings)
      .where(
        and(
          eq(devicePairings.codeHmac, hashPairingCode(code)),
          gt(devicePairings.expiresAt, now),
          isNull(devicePairings.begunAt),
        ),
      )
      .limit(1),
  );
  if (!pairing) throw new Problem("not_found", "pairing_code_unknown");
  const { organizationId } = pairing;
  return inOrganization(organizationId, async (tx) => {
    const taken = await tx
      .update(devicePairings)
      .set({ begunAt: now })
      .where(
        and(
          eq(devicePairings.organizationId, organizationId),
          eq(devicePairings.id, pairing.id),
          isNull(devicePairings.begunAt),
        ),
      )
      .returning({ id: devicePairings.id });
    const device = await findDevice(tx, organizationId, pairing.deviceId);
    if (taken.length !== 1 || device?.state !== "awaiting_code") {
      throw new Problem("not_found", "pairing_code_unknown");
    }
    await recordAudit(tx, organizationId, {
      by: { deviceId: device.id },
      at: now,
      action: "device.code_used",
      objectKind: "device",
      objectId: device.id,
    });
    return { pairingId: pairing.id, nonce: pairing.nonce, deviceName: device.name };
  });
}
