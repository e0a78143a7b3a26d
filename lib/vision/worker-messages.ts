import type { Backend, BackendTest } from "@/lib/domain/backend-choice";
import type { EmbedderGrade, VectorModel } from "@/lib/domain/embedder-model";
import type { RoomSighting } from "@/lib/domain/roll-call/room-sighting";
import type { CapturePurpose, Sighting } from "@/lib/domain/sighting";
import type { VisionFailureCode } from "@/lib/vision/vision-failure";

/** Bytes of model files fetched and checked so far, of the bytes that one `load` fetches. */
export type LoadProgress = { loadedBytes: number; totalBytes: number };

/** What a worker looks with, once it is loaded: the embedder's name, scale and grade, where it runs, and the test by which it does. */
export type LoadedModels = {
  embedder: VectorModel;
  grade: EmbedderGrade;
  backend: Backend;
  test: BackendTest;
};

/** What the page asks the worker; `id` comes back in the reply. `embedders` as in `loadModels`. A frame is transferred, not copied. */
export type VisionRequest =
  | { kind: "load"; id: number; embedders: readonly string[] }
  | { kind: "look"; id: number; frame: ImageBitmap; at: number; purpose: CapturePurpose }
  | { kind: "look_around"; id: number; frame: ImageBitmap; at: number };

/** What the worker answers: one `loaded`, `seen`, `seen_around` or `failed` for each request, and any number of `progress` before `loaded`. */
export type VisionReply =
  | { kind: "progress"; id: number; progress: LoadProgress }
  | { kind: "loaded"; id: number; models: LoadedModels }
  | { kind: "seen"; id: number; sighting: Sighting }
  | { kind: "seen_around"; id: number; sighting: RoomSighting }
  | { kind: "failed"; id: number; code: VisionFailureCode; file: string | null; message: string };
