import { z } from "zod";
import type { Backend } from "@/lib/domain/backend-choice";
import type { EmbedderGrade } from "@/lib/domain/embedder-model";
import type { Bilingual } from "./check-in";

const deviceName = z.string().trim().min(2).max(80);

export const createDeviceSchema = z.strictObject({ name: deviceName });

export const deviceIdSchema = z.strictObject({ deviceId: z.uuid() });

/** What a sighting at a kiosk means: arriving, leaving, or by the order of sightings. */
export const DEVICE_MODES = ["AUTO", "IN", "OUT"] as const;

export type DeviceMode = (typeof DEVICE_MODES)[number];

/** Whom a kiosk may find: everybody, the people of one unit and of all below it, or those of some sections. */
export const deviceScopeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organization") }),
  z.strictObject({ kind: z.literal("unit"), unitId: z.uuid() }),
  z.strictObject({ kind: z.literal("sections"), sectionIds: z.array(z.uuid()).min(1).max(50) }),
]);

export type DeviceScope = z.infer<typeof deviceScopeSchema>;

/** What an administrator sets of a device. `supervised`: staff have it in sight. */
export const changeDeviceSchema = z.strictObject({
  deviceId: z.uuid(),
  name: deviceName,
  mode: z.enum(DEVICE_MODES),
  supervised: z.boolean(),
  scope: deviceScopeSchema,
});

export type ChangeDeviceRequest = z.infer<typeof changeDeviceSchema>;

/** `awaiting_code` until the kiosk typed its code, `awaiting_confirmation` until an administrator confirms, then `active` or `revoked`. */
export type DeviceState = "awaiting_code" | "awaiting_confirmation" | "active" | "revoked";

/** A state as it is told: an active device that nobody saw for 90 days is `expired`, and has to be paired again. */
export type DeviceStanding = DeviceState | "expired";

export type DeviceSummary = {
  id: string;
  name: string;
  state: DeviceStanding;
  mode: DeviceMode;
  supervised: boolean;
  /** Whom it may find, in words: the unit's or the sections' names; empty for everybody. */
  scopeNames: Bilingual[];
  createdAt: string;
  pairedAt: string | null;
  lastSeenAt: string | null;
  /** The device's clock minus the server's, in ms, at its last call. */
  clockOffsetMs: number | null;
  looks: DeviceLooksSummary | null;
};

/** What a kiosk said it looks with; `grade` is null for a model that is not installed here any more. */
export type DeviceLooksSummary = {
  backend: Backend;
  embedder: string;
  grade: EmbedderGrade | null;
  embedMs: number;
};

/** A device with all that its page shows and sets. `unit.depth` counts from 0 down the tree; units come in its order. */
export type DeviceDetails = DeviceSummary & {
  scope: DeviceScope;
  /** The beginning of the thumbprint of its key, to compare by eye; null before pairing. */
  keyMark: string | null;
  keyEpoch: number;
  keyChangedAt: string | null;
  /** A new key was asked for and the device has not made it yet. */
  awaitsNewKey: boolean;
  timeZone: string;
  units: { id: string; name: Bilingual; depth: number }[];
  sections: { id: string; name: Bilingual }[];
};

/** A fresh pairing code: shown once, valid until `expiresAt`. `code` is written XXXX-XXXX. */
export type PairingCode = { deviceId: string; code: string; expiresAt: string };
