import type { DeviceMode } from "@/lib/contracts/devices";
import type { CameraPlan } from "@/lib/domain/camera-choice";
import type { WantedCamera } from "@/lib/vision/camera";

/** One view of a kiosk: the only one, or what its camera is for. */
export type KioskPlace = "only" | "arriving" | "leaving";
export type KioskView = { place: KioskPlace; wanted: WantedCamera };

/** What the camera of a view is for, as the kiosk signs it. */
export const DIRECTIONS = { only: undefined, arriving: "IN", leaving: "OUT" } as const;

/**
 * The views of a kiosk: two where a second camera was chosen and the administrator lets the device do both. The only camera may be stood in
 * for by any other; one of two may not, for through another camera people would go the wrong way.
 */
export function viewsOf({ first, leaving }: CameraPlan, mode: DeviceMode): KioskView[] {
  if (mode !== "AUTO" || !first || !leaving)
    return [{ place: "only", wanted: { chosen: first, otherwise: "stand_in", taken: [] } }];
  return [
    { place: "arriving", wanted: { chosen: first, otherwise: "nothing", taken: [leaving.deviceId] } },
    { place: "leaving", wanted: { chosen: leaving, otherwise: "nothing", taken: [first.deviceId] } },
  ];
}
