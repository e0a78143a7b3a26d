import "server-only";
import { and, eq } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import type { PairingCode } from "@/lib/contracts/devices";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { findDevice, standingOf } from "./authenticate-device";
import { issuePairingCode } from "./pairing-code";

const NO_KEY = {
  publicKey: null,
  kid: null,
  previousPublicKey: null,
  previousKid: null,
  pairedAt: null,
  lastSeenAt: null,
  keyChangedAt: null,
  newKeyAskedAt: null,
};

/**
 * A new code for a device that is not in use: its code expired, somebody else typed it, or nobody saw the device for 90 days. The key it
 * had is dropped.
 */
export async function renewPairingCode(
  actor: Actor,
  input: { deviceId: string },
  now: Date,
): Promise<PairingCode> {
  authorise(actor, "device.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const device = await findDevice(tx, organizationId, input.deviceId);
    if (!device) throw new Problem("not_found", "device_not_found");
    const standing = standingOf(device, now);
    if (standing === "active" || standing === "revoked") {
      throw new Problem("conflict", "device_already_paired");
    }
    await tx
      .update(devices)
      .set({ state: "awaiting_code", ...NO_KEY, keyEpoch: device.keyEpoch + (device.kid ? 1 : 0) })
      .where(and(eq(devices.organizationId, organizationId), eq(devices.id, device.id)));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "device.renew_code",
      objectKind: "device",
      objectId: device.id,
      before: { state: standing },
    });
    return issuePairingCode(tx, organizationId, device.id, now);
  });
}
