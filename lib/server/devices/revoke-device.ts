import "server-only";
import type { Actor } from "../actor";
import { changeDeviceState } from "./change-device-state";

/** Ends a device for good; its next call is refused. */
export function revokeDevice(actor: Actor, input: { deviceId: string }, now: Date): Promise<void> {
  const change = {
    action: "device.revoke",
    from: ["awaiting_code", "awaiting_confirmation", "active"],
    to: "revoked",
  } as const;
  return changeDeviceState(actor, input.deviceId, change, now);
}
