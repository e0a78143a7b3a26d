"use client";

import { CameraSelect } from "@/components/capture/camera-select";
import { standInWords } from "@/components/capture/camera-words";
import { rememberCameras, useCameraPlan } from "@/components/capture/remembered-cameras";
import { useCameras } from "@/components/capture/use-cameras";
import type { DeviceMode } from "@/lib/contracts/devices";
import { assignCamera, type CameraPlan } from "@/lib/domain/camera-choice";
import { useText } from "@/lib/i18n/language-provider";
import type { CameraInUse } from "@/lib/vision/camera";

type KioskCamerasProps = { mode: DeviceMode; inUse: CameraInUse | null };

/** Which camera a kiosk looks through, and a second one for leaving where the device may do both. */
export function KioskCameras({ mode, inUse }: KioskCamerasProps) {
  const text = useText();
  const kept = useCameraPlan();
  const cameras = useCameras(inUse);
  const plan: CameraPlan = {
    first: kept.first ?? inUse,
    leaving: mode === "AUTO" ? kept.leaving : null,
  };
  const put = (place: keyof CameraPlan) => (camera: { deviceId: string; label: string }) =>
    rememberCameras(assignCamera(plan, { place, camera }, cameras));
  return (
    <section className="grid gap-4">
      {(plan.first || cameras.length > 0) && (
        <CameraSelect
          label={text(plan.leaving ? "camera.for_arriving" : "camera.camera")}
          cameras={cameras}
          value={plan.first}
          onChoose={put("first")}
        />
      )}
      <p role="status" className="text-late text-sm empty:hidden">
        {standInWords(inUse, text)}
      </p>
      {mode !== "AUTO" && <p className="text-muted text-sm">{text(`camera.second_pointless_${mode}`)}</p>}
      {mode === "AUTO" && (plan.leaving || cameras.length > 1) && (
        <CameraSelect
          label={text("camera.second")}
          hint={text("camera.second_hint")}
          cameras={cameras}
          value={plan.leaving}
          onChoose={put("leaving")}
          none={{
            label: text("camera.second_none"),
            onChoose: () => rememberCameras({ ...plan, leaving: null }),
          }}
        />
      )}
      {mode === "AUTO" && !plan.leaving && cameras.length < 2 && (
        <p className="text-muted text-sm">{text("camera.second_missing")}</p>
      )}
    </section>
  );
}
