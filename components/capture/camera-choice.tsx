"use client";

import { useText } from "@/lib/i18n/language-provider";
import type { CameraInUse } from "@/lib/vision/camera";
import { CameraSelect } from "./camera-select";
import { standInWords } from "./camera-words";
import { rememberCameras, useCameraPlan } from "./remembered-cameras";
import { useCameras } from "./use-cameras";

/** Which camera looks, and another one where there is more than one. The choice is remembered in this browser. */
export function CameraChoice({ inUse }: { inUse: CameraInUse | null }) {
  const text = useText();
  const plan = useCameraPlan();
  const cameras = useCameras(inUse);
  const standsIn = standInWords(inUse, text);
  return (
    <div className="grid gap-2">
      {cameras.length > 1 ? (
        <CameraSelect
          label={text("camera.camera")}
          cameras={cameras}
          value={plan.first ?? inUse}
          onChoose={(first) => rememberCameras({ ...plan, first })}
        />
      ) : (
        inUse && (
          <p className="text-muted text-sm [overflow-wrap:anywhere]">
            {text("camera.in_use", { camera: inUse.label || text("camera.numbered", { number: 1 }) })}
          </p>
        )
      )}
      <p role="status" className="text-late text-sm empty:hidden">
        {standsIn}
      </p>
    </div>
  );
}
