import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadProgress, VisionReply, VisionRequest } from "@/lib/vision/worker-messages";

/**
 * The page's side of the vision worker. `load` fetches, checks and prepares every model; it may be called again after a
 * failure, and while a load runs or after one it returns that one. `look` examines one frame, which is transferred and
 * unusable afterwards; `at` is the caller's clock in milliseconds and comes back in the sighting. Ask for one frame at a
 * time: the worker does one job after the other. Both throw VisionFailure. `close` ends the worker for good.
 */
export type VisionClient = {
  load(onProgress?: (progress: LoadProgress) => void): Promise<void>;
  look(frame: ImageBitmap, at: number, purpose: CapturePurpose): Promise<Sighting>;
  close(): void;
};

type Pending = {
  settle: (reply: VisionReply) => void;
  fail: (failure: VisionFailure) => void;
};

/** A client whose worker starts with the first `load`. */
export function createVisionClient(): VisionClient {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let loading: Promise<void> | null = null;
  let nextId = 1;
  let closed = false;

  const stop = (failure: VisionFailure) => {
    worker?.terminate();
    worker = null;
    loading = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const one of waiting) one.fail(failure);
  };

  const receive = (reply: VisionReply) => {
    const waiting = pending.get(reply.id);
    if (!waiting) return;
    if (reply.kind !== "progress") pending.delete(reply.id);
    if (reply.kind === "failed") {
      waiting.fail(new VisionFailure(reply.code, reply.file, { cause: reply.message }));
    } else waiting.settle(reply);
  };

  const ask = (request: VisionRequest, transfer: Transferable[], entry: Pending) => {
    worker ??= startWorker(receive, (cause) => stop(new VisionFailure("worker_crashed", null, { cause })));
    pending.set(request.id, entry);
    worker.postMessage(request, transfer);
  };

  const load = (onProgress?: (progress: LoadProgress) => void) => {
    if (closed) return Promise.reject(new VisionFailure("closed"));
    loading ??= new Promise<void>((resolve, reject) => {
      const settle = (reply: VisionReply) => {
        if (reply.kind === "progress") onProgress?.(reply.progress);
        else resolve();
      };
      // A worker whose load failed may hold half a runtime: the next load gets a fresh one.
      const fail = (failure: VisionFailure) => {
        reject(failure);
        if (worker) stop(failure);
      };
      ask({ kind: "load", id: nextId++ }, [], { settle, fail });
    });
    return loading;
  };

  const look = async (frame: ImageBitmap, at: number, purpose: CapturePurpose) => {
    if (closed || !loading) {
      frame.close();
      throw new VisionFailure(closed ? "closed" : "not_loaded");
    }
    await loading;
    return new Promise<Sighting>((resolve, reject) => {
      const settle = (reply: VisionReply) => reply.kind === "seen" && resolve(reply.sighting);
      ask({ kind: "look", id: nextId++, frame, at, purpose }, [frame], { settle, fail: reject });
    });
  };

  const close = () => {
    closed = true;
    stop(new VisionFailure("closed"));
  };

  return { load, look, close };
}

function startWorker(receive: (reply: VisionReply) => void, crashed: (cause: unknown) => void): Worker {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "vision" });
  worker.addEventListener("message", (event: MessageEvent<VisionReply>) => receive(event.data));
  worker.addEventListener("error", (event) => crashed(event.message || "the worker could not be started"));
  worker.addEventListener("messageerror", () => crashed("a reply could not be read"));
  return worker;
}
