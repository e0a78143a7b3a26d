import type { Direction } from "./record";

/**
 * What a sighting at a kiosk counts as. `mode`: what the administrator lets the device do; `camera`: what the camera that saw it is for,
 * as the kiosk signed it, null where it has one camera for both. Only a device that may do both is believed.
 */
export function directionOfSighting(mode: "IN" | "OUT" | "AUTO", camera: "IN" | "OUT" | null): Direction {
  return mode === "AUTO" ? (camera ?? "SEEN") : mode;
}
