import type { CameraName } from "@/lib/domain/camera-choice";
import type { Text } from "@/lib/i18n/text";
import type { CameraInUse } from "@/lib/vision/camera";

/** What a camera is called. */
export function cameraWords({ label, number }: CameraName, text: Text): string {
  if (label === "") return text("camera.numbered", { number: number ?? 1 });
  return number === null ? label : text("camera.alike", { camera: label, number });
}

/** That another camera looks in the place of the chosen one, or nothing where that is not so. */
export function standInWords(inUse: CameraInUse | null, text: Text): string | undefined {
  if (!inUse?.standsInFor) return undefined;
  const unnamed = text("camera.camera");
  const chosen = inUse.standsInFor.label || unnamed;
  return text("camera.stands_in", { chosen, camera: inUse.label || unnamed });
}
