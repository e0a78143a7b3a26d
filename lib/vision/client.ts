import type { RoomSighting } from "@/lib/domain/roll-call/room-sighting";
import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";
import { VisionFailure } from "@/lib/vision/vision-failure";
import { openWorkerChannel, type WorkerChannel } from "@/lib/vision/worker-channel";
import type { LoadedModels, LoadProgress } from "@/lib/vision/worker-messages";

/**
 * The page's side of the vision worker. `load` fetches, checks and prepares every model; it may be called again after a
 * failure, and while a load runs or after one it returns that one (`onProgress` of the first call hears of it); it answers what the worker
 * looks with. `look` examines
 * one frame, which is transferred and unusable afterwards; `at` is the caller's clock in milliseconds and comes back in the
 * sighting; `lookAround` examines every face of a frame the same way. The worker does one job after the other: ask for the next frame when the last one is answered. All throw
 * VisionFailure. `close` ends the worker for good.
 */
export type VisionClient = {
  load(onProgress?: (progress: LoadProgress) => void): Promise<LoadedModels>;
  look(frame: ImageBitmap, at: number, purpose: CapturePurpose): Promise<Sighting>;
  lookAround(frame: ImageBitmap, at: number): Promise<RoomSighting>;
  close(): void;
};

type FrameRequest = Extract<Parameters<WorkerChannel["ask"]>[0], { frame: ImageBitmap }>;

/** A client whose worker starts with the first `load`; `embedders` names those wanted, none means the one that set-up prefers. */
export function createVisionClient(embedders: readonly string[] = []): VisionClient {
  let running: { channel: WorkerChannel; loaded: Promise<LoadedModels> } | null = null;
  let closed = false;

  const start = (onProgress?: (progress: LoadProgress) => void) => {
    const forget = () => {
      if (running?.channel === channel) running = null;
    };
    const channel = openWorkerChannel(forget);
    const load = async () => {
      try {
        const answer = await channel.ask({ kind: "load", embedders }, onProgress);
        if (answer.kind !== "loaded") throw new VisionFailure("worker_crashed", null, { cause: answer.kind });
        return answer.models;
      } catch (error) {
        const failure = error instanceof VisionFailure ? error : new VisionFailure("worker_crashed");
        // A worker whose load failed may hold half a runtime: the next load gets a fresh one.
        forget();
        channel.end(failure);
        throw failure;
      }
    };
    return { channel, loaded: load() };
  };

  const show = async (request: FrameRequest) => {
    try {
      if (closed || !running) throw new VisionFailure(closed ? "closed" : "not_loaded");
      const { channel, loaded } = running;
      await loaded;
      return await channel.ask(request);
    } finally {
      // Does nothing to a frame that was transferred.
      request.frame.close();
    }
  };

  return {
    async load(onProgress) {
      if (closed) throw new VisionFailure("closed");
      running ??= start(onProgress);
      return running.loaded;
    },

    async look(frame, at, purpose) {
      const answer = await show({ kind: "look", frame, at, purpose });
      if (answer.kind !== "seen") throw new VisionFailure("frame_failed", null, { cause: answer.kind });
      return answer.sighting;
    },

    async lookAround(frame, at) {
      const answer = await show({ kind: "look_around", frame, at });
      if (answer.kind !== "seen_around")
        throw new VisionFailure("frame_failed", null, { cause: answer.kind });
      return answer.sighting;
    },

    close() {
      closed = true;
      running?.channel.end(new VisionFailure("closed"));
      running = null;
    },
  };
}
