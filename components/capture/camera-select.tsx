"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { type Camera, findCamera, nameCameras } from "@/lib/domain/camera-choice";
import { useText } from "@/lib/i18n/language-provider";
import { cameraWords } from "./camera-words";

type CameraSelectProps = {
  label: string;
  hint?: string;
  cameras: readonly Camera[];
  /** The camera that was chosen, or that looks where none was; null while there is none. */
  value: Camera | null;
  onChoose: (camera: Camera) => void;
  /** What no camera is called, and what happens when that is chosen. */
  none?: { label: string; onChoose: () => void };
};

/** One camera out of those that are connected; a chosen one that is not stays in the list and says so. */
export function CameraSelect({ label, hint, cameras, value, onChoose, none }: CameraSelectProps) {
  const text = useText();
  const present = value && findCamera(cameras, value, []);
  const choose = (id: string) => {
    const camera = cameras.find(({ deviceId }) => deviceId === id);
    if (camera) onChoose({ deviceId: camera.deviceId, label: camera.label });
    else if (id === "") none?.onChoose();
  };
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Select
          {...control}
          value={(present ?? value)?.deviceId ?? ""}
          onChange={(event) => choose(event.currentTarget.value)}
          className="text-ellipsis"
        >
          {none && <option value="">{none.label}</option>}
          {value && !present && (
            <option value={value.deviceId}>
              {text("camera.not_connected", { camera: value.label || text("camera.camera") })}
            </option>
          )}
          {nameCameras(cameras).map(({ deviceId, name }) => (
            <option key={deviceId} value={deviceId}>
              {cameraWords(name, text)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
