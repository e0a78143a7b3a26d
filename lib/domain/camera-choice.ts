/** A camera as the browser names it: `deviceId` may change when site data are cleared, `label` is empty until a camera was allowed once. */
export type Camera = { deviceId: string; label: string };

/** Which cameras a browser is to look with: `first` null leaves it to the browser; with `leaving` the first one is for arriving. */
export type CameraPlan = { first: Camera | null; leaving: Camera | null };

export const NO_PLAN: CameraPlan = { first: null, leaving: null };

/**
 * The chosen camera among those that are there: by its id, else the only one of its name, for ids change; null where it is not there.
 * `taken`: ids of cameras that serve something else, so that one of two alike is not taken for the other.
 */
export function findCamera(
  cameras: readonly Camera[],
  chosen: Camera,
  taken: readonly string[],
): Camera | null {
  const free = cameras.filter(({ deviceId }) => deviceId !== "" && !taken.includes(deviceId));
  const known = free.find(({ deviceId }) => deviceId === chosen.deviceId);
  if (known) return known;
  const named = free.filter(({ label }) => label !== "" && label === chosen.label);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The plan once a place has got a camera: a camera has one place, so the other place takes the one set free, or any that is left. */
export function assignCamera(
  plan: CameraPlan,
  { place, camera }: { place: keyof CameraPlan; camera: Camera },
  cameras: readonly Camera[],
): CameraPlan {
  if (place === "first" && !plan.leaving) return { ...plan, first: camera };
  const other = place === "first" ? "leaving" : "first";
  const rest = [plan[other], plan[place], ...cameras].find((one) => one && one.deviceId !== camera.deviceId);
  if (!rest) return plan;
  return place === "first" ? { first: camera, leaving: rest } : { first: rest, leaving: camera };
}

/** What to call a camera: by its label, numbered from 1 where others share the label or there is none. */
export type CameraName = { label: string; number: number | null };

/** The names of all cameras of a list, in its order. */
export function nameCameras(cameras: readonly Camera[]): (Camera & { name: CameraName })[] {
  return cameras.map((camera, index) => {
    const { label } = camera;
    const alike = cameras.filter((other) => other.label === label);
    const number = label === "" ? index + 1 : alike.length > 1 ? alike.indexOf(camera) + 1 : null;
    return { ...camera, name: { label, number } };
  });
}
