import "server-only";
import { desc, eq } from "drizzle-orm";
import { devices } from "@/db/schema/devices";
import type { DeviceSummary } from "@/lib/contracts/devices";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";

/** Every kiosk of the organisation, newest first. */
export async function listDevices(actor: Actor): Promise<DeviceSummary[]> {
  authorise(actor, "device.manage");
  const found = await inOrganization(actor.organizationId, (tx) =>
    tx
      .select()
      .from(devices)
      .where(eq(devices.organizationId, actor.organizationId))
      .orderBy(desc(devices.createdAt)),
  );
  return found.map((device) => ({
    id: device.id,
    name: device.name,
    state: device.state,
    createdAt: device.createdAt.toISOString(),
    pairedAt: device.pairedAt?.toISOString() ?? null,
    lastSeenAt: device.lastSeenAt?.toISOString() ?? null,
  }));
}
