import { type Backend, type BackendTest, chooseBackend } from "@/lib/domain/backend-choice";
import { cosine, normalise } from "@/lib/domain/vector";
import { createOnnxModel, type OnnxModel, type OnnxShape } from "@/lib/vision/onnx-model";

/** A model on the backend that was found best, and the test by which it was. */
export type PickedModel = { model: OnnxModel; backend: Backend; test: BackendTest };

const RUNS = 3;
/** A graphics processor that is so many times slower than the processor in its first run after warming up need not be tried again. */
const HOPELESS = 4;

/**
 * Prepares a model where it runs best: on WebGPU where an adapter is really there, gives the same output and is clearly faster in a short
 * test, on WebAssembly otherwise. Throws what ONNX Runtime throws when it does not run on WebAssembly.
 */
export async function pickBackend(bytes: Uint8Array, shape: OnnxShape): Promise<PickedModel> {
  const onWasm = await createOnnxModel(bytes, shape, "wasm");
  const input = testInput(shape);
  const wasm = await time(onWasm, input, Number.POSITIVE_INFINITY);
  const without = {
    model: onWasm,
    backend: "wasm",
    test: { wasmMs: wasm.ms, gpuMs: null, cosine: null },
  } as const;
  if (!(await hasAdapter())) return without;
  const onGpu = await createOnnxModel(bytes, shape, "webgpu").catch(() => null);
  const gpu = onGpu && (await time(onGpu, input, HOPELESS * wasm.ms).catch(() => null));
  if (!onGpu || !gpu) return without;
  const agreement = cosine(normalise(wasm.output), normalise(gpu.output));
  const test = { wasmMs: wasm.ms, gpuMs: gpu.ms, cosine: agreement };
  const backend = chooseBackend(test);
  const [kept, other] = backend === "webgpu" ? [onGpu, onWasm] : [onWasm, onGpu];
  await other.release();
  return { model: kept, backend, test };
}

/** Whether there is a graphics processor to compute on: `navigator.gpu` alone is there without one. */
async function hasAdapter(): Promise<boolean> {
  const gpu: unknown = "gpu" in navigator ? navigator.gpu : null;
  if (!isGpu(gpu)) return false;
  return (await gpu.requestAdapter().catch(() => null)) !== null;
}

function isGpu(value: unknown): value is { requestAdapter(): Promise<unknown> } {
  return typeof value === "object" && value !== null && "requestAdapter" in value;
}

/** Median of a few runs after one that warms up, and the output. Stops after a run that took longer than `enough`. */
async function time(model: OnnxModel, input: Float32Array, enough: number) {
  let output = await model.run(input);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    output = await model.run(input);
    times.push(performance.now() - started);
    if ((times.at(-1) ?? 0) > enough) break;
  }
  times.sort((a, b) => a - b);
  return { ms: times[Math.floor(times.length / 2)] ?? 0, output };
}

/** Waves in the range of a normalised picture. */
function testInput({ dims }: OnnxShape): Float32Array {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return Float32Array.from({ length: size }, (_, i) => Math.sin(i / 37) * Math.cos(i / 911));
}
