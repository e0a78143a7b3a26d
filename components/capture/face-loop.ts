import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";
import { CameraFailure, closeCamera, grabFrame, openCamera, watchCamera } from "@/lib/vision/camera";
import { createVisionClient } from "@/lib/vision/client";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadedModels } from "@/lib/vision/worker-messages";
import { type CaptureFailure, captureFailureOf, retryAfterMs } from "./capture-failure";
import { createPaceMeter, nextVideoFrame } from "./next-video-frame";
import { withinTime } from "./within-time";

/** What the browser says of the camera in use; `fps` and `jitterMs` (of the gaps between pictures, null at first) are measured. */
export type CameraView = {
  label: string;
  width: number;
  height: number;
  fps: number;
  jitterMs: number | null;
};

/** What happens while the loop runs. After `failed` it tries again by itself where that can help, and says `running` when it works. */
export type FaceLoopEvent =
  | { kind: "loading"; loadedShare: number }
  | { kind: "running"; looks: LoadedModels }
  | { kind: "seen"; sighting: Sighting }
  | { kind: "failed"; failure: CaptureFailure };

/** What the frames are looked at for, and with which embedders ("id@version"; none: the one that set-up prefers). */
export type LookOptions = { purpose: CapturePurpose; embedders: readonly string[] };

export type FaceLoop = { camera(): CameraView; retry(): void; stop(): void };

/** A look that takes longer than this means a worker that hangs. */
const LOOK_TIMEOUT_MS = 20_000;
/** So many frames that could not be examined, or seconds without a picture, are no accident. */
const FAILED_FRAMES_IN_A_ROW = 10;
const STALLS_IN_A_ROW = 8;

/**
 * Shows the camera in `video` and has every picture that the worker has time for examined, one at a time, until stopped.
 * The pictures go from the video to the worker and nowhere else.
 */
export function startFaceLoop(
  video: HTMLVideoElement,
  { purpose, embedders }: LookOptions,
  tell: (event: FaceLoopEvent) => void,
): FaceLoop {
  let stopped = false;
  let client = createVisionClient(embedders);
  let pace = createPaceMeter();
  let release = () => {};
  let wake = () => {};

  const tellWhileRunning = (event: FaceLoopEvent) => {
    if (!stopped) tell(event);
  };

  const load = () => {
    const loaded = client.load(({ loadedBytes, totalBytes }) =>
      tellWhileRunning({ kind: "loading", loadedShare: totalBytes > 0 ? loadedBytes / totalBytes : 0 }),
    );
    // Awaited below; a failure while the camera is still being opened is not a second one.
    loaded.catch(() => {});
    return loaded;
  };

  const turn = async () => {
    const loaded = load();
    const stream = await openCamera();
    const lost = new AbortController();
    const unwatch = watchCamera(stream, () => lost.abort());
    release = () => {
      unwatch();
      closeCamera(stream);
      if (video.srcObject === stream) video.srcObject = null;
    };
    try {
      if (stopped) return;
      pace = createPaceMeter();
      video.srcObject = stream;
      // Rejected when the element leaves the page meanwhile: then the loop is being stopped as well.
      await video.play().catch(() => {});
      tellWhileRunning({ kind: "running", looks: await loaded });
      await lookUntil(lost.signal);
    } finally {
      release();
    }
  };

  const lookUntil = async (lost: AbortSignal) => {
    let failedFrames = 0;
    let stalls = 0;
    while (!stopped) {
      const shown = await nextVideoFrame(video);
      if (stopped) return;
      if (lost.aborted) throw new CameraFailure("camera_missing");
      // A hidden page is given no pictures; that is not the camera's fault.
      stalls = shown || document.hidden ? 0 : stalls + 1;
      if (stalls >= STALLS_IN_A_ROW) throw new CameraFailure("camera_busy");
      if (!shown) continue;
      pace.note(shown);
      try {
        const sighting = await withinTime(
          client.look(await grabFrame(video), performance.now(), purpose),
          LOOK_TIMEOUT_MS,
          () => new VisionFailure("worker_crashed"),
        );
        failedFrames = 0;
        tellWhileRunning({ kind: "seen", sighting });
      } catch (error) {
        const isOneFrame = error instanceof VisionFailure && error.code === "frame_failed";
        failedFrames += 1;
        if (!isOneFrame || failedFrames >= FAILED_FRAMES_IN_A_ROW) throw error;
      }
    }
  };

  const run = async () => {
    while (!stopped) {
      try {
        await turn();
      } catch (error) {
        if (stopped) return;
        const failure = captureFailureOf(error);
        tellWhileRunning({ kind: "failed", failure });
        // A worker that failed or hangs may hold half a runtime: the next turn gets another one.
        if (!(error instanceof CameraFailure)) {
          client.close();
          client = createVisionClient(embedders);
        }
        await pauseBeforeRetry(failure);
      }
    }
  };

  const pauseBeforeRetry = (failure: CaptureFailure) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      const ms = retryAfterMs(failure);
      if (ms !== null) setTimeout(resolve, ms);
    });

  void run();
  return {
    camera: () => cameraView(video, { fps: pace.framesPerSecond(), jitterMs: pace.jitterMs() }),
    retry: () => wake(),
    stop() {
      stopped = true;
      wake();
      release();
      client.close();
    },
  };
}

function cameraView(video: HTMLVideoElement, pace: Pick<CameraView, "fps" | "jitterMs">): CameraView {
  const stream = video.srcObject instanceof MediaStream ? video.srcObject : null;
  const label = stream?.getVideoTracks()[0]?.label ?? "";
  return { label, width: video.videoWidth, height: video.videoHeight, ...pace };
}
