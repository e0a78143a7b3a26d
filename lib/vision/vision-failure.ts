/**
 * Why the vision worker could not do what was asked. `model_missing`, `model_corrupt`: the named file is absent, or its
 * bytes are not those of the manifest. `model_unreachable`: the network gave no answer. `wasm_unsupported`: the browser
 * has no WebAssembly with SIMD. `frame_failed`: one frame could not be examined, the next may be. `worker_crashed`: the
 * worker is gone, and `load` starts another. `not_loaded`, `closed`: used before `load` or after `close`.
 */
export type VisionFailureCode =
  | "model_missing"
  | "model_corrupt"
  | "model_unreachable"
  | "wasm_unsupported"
  | "frame_failed"
  | "worker_crashed"
  | "not_loaded"
  | "closed";

/** A named failure of the vision worker; `file` is the model file concerned (its name, no folder) or null. */
export class VisionFailure extends Error {
  override readonly name = "VisionFailure";

  constructor(
    readonly code: VisionFailureCode,
    readonly file: string | null = null,
    options?: ErrorOptions,
  ) {
    super(file ? `${code}: ${file}` : code, options);
  }
}
