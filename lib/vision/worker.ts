import { judgeQuality } from "@/lib/domain/quality-gate";
import { readFrame } from "@/lib/vision/frame-pixels";
import { loadModels } from "@/lib/vision/load-models";
import { examineFrame, examineRoom, type FaceModels } from "@/lib/vision/pipeline";
import { VisionFailure, type VisionFailureCode } from "@/lib/vision/vision-failure";
import type { LoadedModels, VisionReply, VisionRequest } from "@/lib/vision/worker-messages";

let ready: { models: FaceModels; loaded: LoadedModels } | null = null;
let queue: Promise<void> = Promise.resolve();

// One job after the other: the models share one WebAssembly memory and are not re-entrant.
self.addEventListener("message", (event: MessageEvent<VisionRequest>) => {
  queue = queue.then(() => answer(event.data));
});

// What a model throws inside Human's detect() is lost there, and the promise never settles: better a crash than silence.
self.addEventListener("unhandledrejection", (event) => self.reportError(event.reason));

async function answer(request: VisionRequest): Promise<void> {
  try {
    reply(await work(request));
  } catch (error) {
    reply(failed(request.id, error, request.kind === "load" ? "worker_crashed" : "frame_failed"));
  }
}

function work(request: VisionRequest): Promise<VisionReply> {
  switch (request.kind) {
    case "load":
      return load(request);
    case "look":
      return look(request);
    case "look_around":
      return lookAround(request);
  }
}

async function load({ id, embedders }: Extract<VisionRequest, { kind: "load" }>): Promise<VisionReply> {
  ready ??= await loadModels(embedders, (progress) => reply({ kind: "progress", id, progress }));
  return { kind: "loaded", id, models: ready.loaded };
}

async function look({
  id,
  frame,
  at,
  purpose,
}: Extract<VisionRequest, { kind: "look" }>): Promise<VisionReply> {
  if (!ready) throw new VisionFailure("not_loaded");
  const seen = await examineFrame(ready.models, readFrame(frame), (quality) =>
    judgeQuality(quality, purpose),
  );
  return { kind: "seen", id, sighting: { at, ...seen } };
}

async function lookAround({
  id,
  frame,
  at,
}: Extract<VisionRequest, { kind: "look_around" }>): Promise<VisionReply> {
  if (!ready) throw new VisionFailure("not_loaded");
  const seen = await examineRoom(ready.models, readFrame(frame), (quality) =>
    judgeQuality(quality, "roll_call"),
  );
  return { kind: "seen_around", id, sighting: { at, ...seen } };
}

function failed(id: number, error: unknown, fallback: VisionFailureCode): VisionReply {
  const known = error instanceof VisionFailure ? error : new VisionFailure(fallback, null, { cause: error });
  const { cause } = known;
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause ?? known.message);
  return { kind: "failed", id, code: known.code, file: known.file, message };
}

function reply(message: VisionReply): void {
  self.postMessage(message);
}
