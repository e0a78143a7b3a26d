import "server-only";
import type { Actor } from "../actor";
import { changeDeviceState } from "./change-device-state";

/** The administrator has seen that the tablet which typed the code is the right one: from now on it may mark. */
export function confirmDevice(actor: Actor, input: { deviceId: string }, now: Date): Promise<void> {
  const change = { action: "device.confirm", from: ["awaiting_confirmation"], to: "active" } as const;
  return changeDeviceState(actor, input.deviceId, change, now);
}
