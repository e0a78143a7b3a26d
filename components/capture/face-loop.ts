import { findCamera } from "@/lib/domain/camera-choice";
import type { Sighting } from "@/lib/domain/sighting";
import {
  CameraFailure,
  type CameraInUse,
  closeCamera,
  grabFrame,
  listCameras,
  openWanted,
  type WantedCamera,
  watchCamera,
  watchCameras,
} from "@/lib/vision/camera";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadedModels } from "@/lib/vision/worker-messages";
import { type CaptureFailure, captureFailureOf, retryAfterMs } from "./capture-failure";
import { createPaceMeter, nextVideoFrame } from "./next-video-frame";
import type { Look, SharedVision } from "./shared-vision";

/** What the browser says of the camera in use; `fps` and `jitterMs` (of the gaps between pictures, null at first) are measured. */
export type CameraView = {
  label: string;
  width: number;
  height: number;
  fps: number;
  jitterMs: number | null;
};

/** What happens while the loop runs. After `failed` it tries again by itself where that can help, and says `running` when it works. */
export type FaceLoopEvent<Seen = Sighting> =
  | { kind: "loading"; loadedShare: number }
  | { kind: "running"; looks: LoadedModels }
  | { kind: "seen"; sighting: Seen }
  | { kind: "failed"; failure: CaptureFailure };

/** How the frames are looked at, by which worker, and through which camera at first. */
export type LookOptions<Seen> = { look: Look<Seen>; vision: SharedVision; wanted: WantedCamera };

/** Who is told what happens, and which camera is in use, null while there is none. */
export type FaceLoopListener<Seen> = {
  tell: (event: FaceLoopEvent<Seen>) => void;
  tellCamera: (camera: CameraInUse | null) => void;
};

/** `use` changes the camera, the worker stays; `lookBy` how the next frames are looked at. */
export type FaceLoop<Seen = Sighting> = {
  camera(): CameraView;
  use(wanted: WantedCamera): void;
  lookBy(look: Look<Seen>): void;
  retry(): void;
  stop(): void;
};

/** So many frames that could not be examined, or seconds without a picture, are no accident. */
const FAILED_FRAMES_IN_A_ROW = 10;
const STALLS_IN_A_ROW = 8;
/** Why a camera is given up, where nobody wanted that. */
const LOST = "lost";

/**
 * Shows the camera in `video` and has every picture that the worker has time for examined, one at a time, until stopped.
 * The pictures go from the video to the worker and nowhere else. A camera that is pulled out gives way to another, where one may stand in,
 * and gets its place back when it is plugged in again.
 */
export function startFaceLoop<Seen>(
  video: HTMLVideoElement,
  { look: lookAtFirst, vision, wanted: wantedAtFirst }: LookOptions<Seen>,
  { tell, tellCamera }: FaceLoopListener<Seen>,
): FaceLoop<Seen> {
  let look = lookAtFirst;
  let stopped = false;
  let wanted = wantedAtFirst;
  let camera: CameraInUse | null = null;
  /** Aborted when the camera of this turn is to be given up. */
  let over = new AbortController();
  let paused: CaptureFailure["code"] | null = null;
  const leave = vision.join();
  let pace = createPaceMeter();
  let release = () => {};
  let wake = () => {};

  const tellWhileRunning = (event: FaceLoopEvent<Seen>) => {
    if (!stopped) tell(event);
  };

  const load = () => {
    const loaded = vision.load(({ loadedBytes, totalBytes }) =>
      tellWhileRunning({ kind: "loading", loadedShare: totalBytes > 0 ? loadedBytes / totalBytes : 0 }),
    );
    // Awaited below; a failure while the camera is still being opened is not a second one.
    loaded.catch(() => {});
    return loaded;
  };

  const turn = async () => {
    const turnOver = new AbortController();
    over = turnOver;
    const loaded = load();
    const opened = await openWanted(wanted);
    const { stream } = opened;
    const unwatch = watchCamera(stream, () => turnOver.abort(LOST));
    release = () => {
      unwatch();
      closeCamera(stream);
      if (video.srcObject === stream) video.srcObject = null;
    };
    try {
      if (stopped || turnOver.signal.aborted) return;
      camera = opened.camera;
      tellCamera(camera);
      pace = createPaceMeter();
      video.srcObject = stream;
      // Rejected when the element leaves the page meanwhile: then the loop is being stopped as well.
      await video.play().catch(() => {});
      tellWhileRunning({ kind: "running", looks: await loaded });
      await lookUntil(turnOver.signal);
    } finally {
      release();
    }
  };

  const lookUntil = async (given: AbortSignal) => {
    let hasSeen = false;
    let failedFrames = 0;
    let stalls = 0;
    while (!stopped) {
      const shown = await nextVideoFrame(video);
      if (stopped) return;
      if (given.aborted) {
        // One that goes at once would be opened again for ever.
        if (given.reason === LOST && !hasSeen) throw new CameraFailure("camera_missing");
        return;
      }
      // A hidden page is given no pictures; that is not the camera's fault.
      stalls = shown || document.hidden ? 0 : stalls + 1;
      if (stalls >= STALLS_IN_A_ROW) throw new CameraFailure("camera_busy");
      if (!shown) continue;
      pace.note(shown);
      try {
        const sighting = await vision.look(() => (stopped || given.aborted ? null : grabFrame(video)), look);
        if (!sighting) continue;
        hasSeen = true;
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
      const client = vision.client();
      try {
        await turn();
      } catch (error) {
        if (stopped) return;
        const failure = captureFailureOf(error);
        camera = null;
        tellCamera(null);
        tellWhileRunning({ kind: "failed", failure });
        // A worker that failed or hangs may hold half a runtime: the next turn gets another one.
        if (!(error instanceof CameraFailure)) vision.renew(client);
        await pauseBeforeRetry(failure);
      }
    }
  };

  const pauseBeforeRetry = (failure: CaptureFailure) =>
    new Promise<void>((resolve) => {
      const ms = retryAfterMs(failure);
      const timer = ms === null ? undefined : setTimeout(() => wake(), ms);
      paused = failure.code;
      wake = () => {
        clearTimeout(timer);
        paused = null;
        resolve();
      };
    });

  /** A camera that comes: where there was none the loop goes on at once, and the chosen one takes its place back. */
  const onPlugged = async () => {
    if (paused === "camera_missing") return wake();
    const turnNow = over;
    if (!camera?.standsInFor || !wanted.chosen) return;
    if (findCamera(await listCameras(), wanted.chosen, wanted.taken)) turnNow.abort();
  };
  const unwatchPlugs = watchCameras(() => void onPlugged());

  void run();
  return {
    camera: () => cameraView(video, { fps: pace.framesPerSecond(), jitterMs: pace.jitterMs() }),
    use(next) {
      if (JSON.stringify(next) === JSON.stringify(wanted)) return;
      wanted = next;
      over.abort();
      wake();
    },
    lookBy(next) {
      look = next;
    },
    retry: () => wake(),
    stop() {
      stopped = true;
      wake();
      unwatchPlugs();
      release();
      leave();
    },
  };
}

function cameraView(video: HTMLVideoElement, pace: Pick<CameraView, "fps" | "jitterMs">): CameraView {
  const stream = video.srcObject instanceof MediaStream ? video.srcObject : null;
  const label = stream?.getVideoTracks()[0]?.label ?? "";
  return { label, width: video.videoWidth, height: video.videoHeight, ...pace };
}
