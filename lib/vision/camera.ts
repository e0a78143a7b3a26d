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

/** A camera to choose from. `label` is empty until the person has allowed the camera once. */
export type Camera = { deviceId: string; label: string };

/**
 * Opens the front camera, or the one with `deviceId`, at about 640x480. Stop it with `closeCamera`.
 * Throws CameraFailure.
 */
export async function openCamera(deviceId?: string): Promise<MediaStream> {
  if (!globalThis.isSecureContext || !navigator.mediaDevices) throw new CameraFailure("insecure_context");
  const choice: MediaTrackConstraints = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "user" };
  const video = { ...choice, width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
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

/** The cameras of this device. */
export async function listCameras(): Promise<Camera[]> {
  if (!navigator.mediaDevices) throw new CameraFailure("insecure_context");
  const devices = await navigator.mediaDevices.enumerateDevices();
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
