import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { devices } from "@/db/schema/devices";
import type { createDeviceSchema, PairingCode } from "@/lib/contracts/devices";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { issuePairingCode } from "./pairing-code";

/** A new kiosk that waits for its code to be typed. */
export async function createDevice(
  actor: Actor,
  input: z.output<typeof createDeviceSchema>,
  now: Date,
): Promise<PairingCode> {
  authorise(actor, "device.manage");
  const { organizationId } = actor;
  return inOrganization(organizationId, async (tx) => {
    const id = uuidv7();
    await tx
      .insert(devices)
      .values({ organizationId, id, name: input.name, state: "awaiting_code", createdAt: now });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "device.create",
      objectKind: "device",
      objectId: id,
      after: { name: input.name },
    });
    return issuePairingCode(tx, organizationId, id, now);
  });
}
