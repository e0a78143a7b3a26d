import "server-only";
import { and, eq } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import type { DeviceState } from "@/lib/contracts/devices";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { findDevice } from "./authenticate-device";

/** A step of a device's life: which states it leads from, and where to. */
type DeviceChange = {
  action: "device.confirm" | "device.revoke";
  from: readonly DeviceState[];
  to: DeviceState;
};

/** Moves a device along; a repeated step changes nothing, one that does not fit is a conflict. */
export async function changeDeviceState(
  actor: Actor,
  deviceId: string,
  change: DeviceChange,
  now: Date,
): Promise<void> {
  authorise(actor, "device.manage");
  const { organizationId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const device = await findDevice(tx, organizationId, deviceId);
    if (!device) throw new Problem("not_found", "device_not_found");
    if (device.state === change.to) return;
    if (!change.from.includes(device.state)) throw new Problem("conflict", "device_state_changed");
    await tx
      .update(devices)
      .set({ state: change.to })
      .where(and(eq(devices.organizationId, organizationId), eq(devices.id, device.id)));
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: change.action,
      objectKind: "device",
      objectId: device.id,
      before: { state: device.state },
      after: { state: change.to },
    });
  });
}
