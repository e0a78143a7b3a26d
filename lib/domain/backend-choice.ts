/** Where an embedder runs: WebAssembly on the processor, or WebGPU on the graphics processor. */
export type Backend = "wasm" | "webgpu";

/**
 * What the self-test of a start found: milliseconds of one run on each, and the cosine of the two outputs; `gpuMs` null where there is no
 * adapter or the model did not run on it.
 */
export type BackendTest = { wasmMs: number; gpuMs: number | null; cosine: number | null };

/** Two outputs of one model that differ by more are not the same model. */
const LEAST_COSINE = 0.999;
/** What a graphics processor has to save to be worth its memory and the battery: a fifth. */
const WORTHWHILE = 0.8;

/** Which backend an embedder runs on: WebGPU only where it gives the same vectors in clearly less time. */
export function chooseBackend({ wasmMs, gpuMs, cosine }: BackendTest): Backend {
  if (gpuMs === null || cosine === null || !(cosine >= LEAST_COSINE)) return "wasm";
  return gpuMs <= WORTHWHILE * wasmMs ? "webgpu" : "wasm";
}
