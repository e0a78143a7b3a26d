import * as wasm from "onnxruntime-web/wasm";
import type { Backend } from "@/lib/domain/backend-choice";

/** What runs a model: one job at a time, from the numbers of its one input to those of its one output. */
export type ModelRunner = { run(values: Float32Array): Promise<Float32Array> };

/** An ONNX model in memory; `release` gives it back. */
export type OnnxModel = ModelRunner & { release(): Promise<void> };

/** Names of a model's input and output, and the input's shape. */
export type OnnxShape = { input: string; output: string; dims: readonly number[] };

type Runtime = Pick<typeof wasm, "InferenceSession" | "Tensor" | "env">;

/** Prepares a model from its bytes. Throws what ONNX Runtime throws when they are no model of this shape, or not one for this backend. */
export async function createOnnxModel(
  bytes: Uint8Array,
  shape: OnnxShape,
  backend: Backend = "wasm",
): Promise<OnnxModel> {
  const runtime = await runtimeOf(backend);
  const session = await runtime.InferenceSession.create(bytes, { executionProviders: [backend] });
  return {
    async run(values) {
      const feeds = { [shape.input]: new runtime.Tensor("float32", values, shape.dims) };
      const output = (await session.run(feeds))[shape.output];
      if (!output) throw new Error(`no output "${shape.output}"`);
      const data = await output.getData(true);
      if (!(data instanceof Float32Array)) throw new Error(`no float output "${shape.output}"`);
      return data;
    },
    release: () => session.release(),
  };
}

/** WebGPU brings a runtime of its own (26 MB), fetched only where there is an adapter to run it on. */
async function runtimeOf(backend: Backend): Promise<Runtime> {
  const runtime: Runtime = backend === "webgpu" ? await import("onnxruntime-web/webgpu") : wasm;
  // Threads would need cross-origin isolation, and the page is served without; set before the first session is made.
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = "error";
  return runtime;
}
