import { type Camera, findCamera } from "@/lib/domain/camera-choice";

/**
 * Why no camera picture can be had. `insecure_context`: browsers give cameras to https:// and localhost only.
 * `camera_busy`: another program or tab holds it, or it stopped giving frames.
 */
export type CameraFailureCode = "insecure_context" | "camera_missing" | "camera_refused" | "camera_busy";

/** A named failure to open the camera; the browser's own error is its `cause`. */
export class CameraFailure extends Error {
  override readonly name = "CameraFailure";

  constructor(
    readonly code: CameraFailureCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** What a camera is to show: one face before it, or a room of people, for which more pixels and the camera at the back are wanted. */
export type CameraUse = "face" | "room";

const WISHES: Record<CameraUse, MediaTrackConstraints> = {
  face: { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
  room: {
    facingMode: "environment",
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 15 },
  },
};

/**
 * Which camera is wanted: the chosen one, or the one that suits what it `shows` (a face unless said) where none is. `otherwise`: whether another camera may look while the chosen
 * one is not there. `taken`: ids of cameras that serve something else.
 */
export type WantedCamera = {
  chosen: Camera | null;
  otherwise: "stand_in" | "nothing";
  taken: readonly string[];
  shows?: CameraUse;
};

/** The camera that looks; `standsInFor` is the chosen one while that is not there. */
export type CameraInUse = Camera & { standsInFor: Camera | null };

/**
 * Opens the wanted camera, by its id or, where ids changed, by its name; else another one in its place. Stop it with
 * `closeCamera`. Throws CameraFailure (`camera_missing` also when the chosen one is not there and no other may look).
 */
export async function openWanted({
  chosen,
  otherwise,
  taken,
  shows = "face",
}: WantedCamera): Promise<{ stream: MediaStream; camera: CameraInUse }> {
  if (!chosen) return inUse(await openCamera(shows), null);
  try {
    return inUse(await openCamera(shows, chosen.deviceId), null);
  } catch (error) {
    if (!(error instanceof CameraFailure && error.code === "camera_missing")) throw error;
  }
  const found = findCamera(await listNamedCameras(), chosen, taken);
  if (found) return inUse(await openCamera(shows, found.deviceId), null);
  if (otherwise === "nothing") throw new CameraFailure("camera_missing");
  return inUse(await openCamera(shows), chosen);
}

function inUse(stream: MediaStream, standsInFor: Camera | null) {
  const [track] = stream.getVideoTracks();
  const deviceId = track?.getSettings().deviceId ?? "";
  return { stream, camera: { deviceId, label: track?.label ?? "", standsInFor } };
}

/** The camera that suits what it is to show, or the one with `deviceId`. */
async function openCamera(shows: CameraUse, deviceId?: string): Promise<MediaStream> {
  if (!globalThis.isSecureContext || !navigator.mediaDevices) throw new CameraFailure("insecure_context");
  const { facingMode, ...size } = WISHES[shows];
  const video = { ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode }), ...size };
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    throw new CameraFailure(cameraFailureCode(error), { cause: error });
  }
}

/** Stops every track, so that the camera's light goes out. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Calls `onLost` when the camera is unplugged or taken away; returns how to stop listening. Not called by `closeCamera`. */
export function watchCamera(stream: MediaStream, onLost: () => void): () => void {
  const tracks = stream.getVideoTracks();
  for (const track of tracks) track.addEventListener("ended", onLost);
  return () => {
    for (const track of tracks) track.removeEventListener("ended", onLost);
  };
}

/** Calls `onChange` when cameras are plugged in or pulled out; returns how to stop listening. */
export function watchCameras(onChange: () => void): () => void {
  const { mediaDevices } = navigator;
  mediaDevices?.addEventListener("devicechange", onChange);
  return () => mediaDevices?.removeEventListener("devicechange", onChange);
}

/** Some browsers tell the names of cameras only while one of them is open. */
async function listNamedCameras(): Promise<Camera[]> {
  const cameras = await listCameras();
  if (cameras.some(({ label }) => label !== "")) return cameras;
  const opener = await openCamera("face");
  try {
    return await listCameras();
  } finally {
    closeCamera(opener);
  }
}

/** The cameras of this device; without ids and names before a camera was allowed, and none where the page may have none. */
export async function listCameras(): Promise<Camera[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices
    .filter((device) => device.kind === "videoinput")
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/**
 * The picture that the video shows now, un-mirrored, to be transferred to `VisionClient.look`. Throws CameraFailure
 * (`camera_busy`) while the video has no picture yet.
 */
export async function grabFrame(video: HTMLVideoElement): Promise<ImageBitmap> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) {
    throw new CameraFailure("camera_busy");
  }
  return createImageBitmap(video);
}

/** What a refusal of getUserMedia means (Media Capture and Streams, section 10.2, names of DOMException). */
export function cameraFailureCode(error: unknown): CameraFailureCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "camera_refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "camera_missing";
  return "camera_busy";
}
