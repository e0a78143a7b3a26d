import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadProgress, VisionReply, VisionRequest } from "@/lib/vision/worker-messages";

/**
 * One running vision worker. `ask` sends a request under an id of its own and resolves to the reply that carries it; it throws
 * VisionFailure. `end` terminates the worker: everything still waiting, and everything asked later, fails with that failure.
 */
export type WorkerChannel = {
  ask(request: Unnumbered<VisionRequest>, onProgress?: (progress: LoadProgress) => void): Promise<Answer>;
  end(failure: VisionFailure): void;
};

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;
type Answer = Extract<VisionReply, { kind: "loaded" | "seen" | "seen_around" }>;
type Waiting = {
  resolve: (answer: Answer) => void;
  reject: (failure: VisionFailure) => void;
  onProgress: ((progress: LoadProgress) => void) | undefined;
};

/** Starts a worker; `onCrash` is called once if it dies by itself. */
export function openWorkerChannel(onCrash: () => void): WorkerChannel {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "vision" });
  const waiting = new Map<number, Waiting>();
  let ended: VisionFailure | null = null;
  let lastId = 0;

  const end = (failure: VisionFailure) => {
    if (ended) return;
    ended = failure;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };

  const crash = (cause: unknown) => {
    end(new VisionFailure("worker_crashed", null, { cause }));
    onCrash();
  };
  worker.addEventListener("error", (event) => crash(event.message || "the worker could not be started"));
  worker.addEventListener("messageerror", () => crash("a reply could not be read"));
  worker.addEventListener("message", ({ data }: MessageEvent<VisionReply>) => {
    const one = waiting.get(data.id);
    if (data.kind === "progress") return one?.onProgress?.(data.progress);
    waiting.delete(data.id);
    if (data.kind === "failed") one?.reject(new VisionFailure(data.code, data.file, { cause: data.message }));
    else one?.resolve(data);
  });

  return {
    end,
    ask: (request, onProgress) =>
      new Promise<Answer>((resolve, reject) => {
        if (ended) return reject(ended);
        const id = ++lastId;
        try {
          worker.postMessage({ ...request, id }, request.kind === "load" ? [] : [request.frame]);
          waiting.set(id, { resolve, reject, onProgress });
        } catch (cause) {
          // The frame was closed or transferred before: nothing of this request has left the page.
          reject(new VisionFailure("frame_failed", null, { cause }));
        }
      }),
  };
}
