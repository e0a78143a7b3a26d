import { z } from "zod";

export const createDeviceSchema = z.strictObject({ name: z.string().trim().min(2).max(80) });

export const deviceIdSchema = z.strictObject({ deviceId: z.uuid() });

/** `awaiting_code` until the kiosk typed its code, `awaiting_confirmation` until an administrator confirms, then `active` or `revoked`. */
export type DeviceState = "awaiting_code" | "awaiting_confirmation" | "active" | "revoked";

export type DeviceSummary = {
  id: string;
  name: string;
  state: DeviceState;
  createdAt: string;
  pairedAt: string | null;
  lastSeenAt: string | null;
};

/** A fresh pairing code: shown once, valid until `expiresAt`. `code` is written XXXX-XXXX. */
export type PairingCode = { deviceId: string; code: string; expiresAt: string };
