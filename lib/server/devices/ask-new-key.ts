import "server-only";
import { and, eq } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { findDevice } from "./authenticate-device";

/** Asks a kiosk to replace its key before it is 30 days old; it does so at its next call, within seconds while its page is open. */
export async function askNewKey(actor: Actor, input: { deviceId: string }, now: Date): Promise<void> {
  authorise(actor, "device.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const device = await findDevice(tx, organizationId, input.deviceId);
    if (!device) throw new Problem("not_found", "device_not_found");
    if (device.state !== "active") throw new Problem("conflict", "device_state_changed");
    await tx
      .update(devices)
      .set({ newKeyAskedAt: now })
      .where(and(eq(devices.organizationId, organizationId), eq(devices.id, device.id)));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "device.ask_key",
      objectKind: "device",
      objectId: device.id,
      before: { keyEpoch: device.keyEpoch },
    });
  });
}
