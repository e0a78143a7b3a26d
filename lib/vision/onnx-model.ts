import * as ort from "onnxruntime-web/wasm";

/** One ONNX model with one input and one output. Runs one job at a time. */
export type OnnxModel = { run(values: Float32Array): Promise<Float32Array> };

/** Names of a model's input and output, and the input's shape. */
export type OnnxShape = { input: string; output: string; dims: readonly number[] };

// Threads would need cross-origin isolation, and the page is served without; set before the first session is made.
ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

/** Prepares a model from its bytes. Throws what ONNX Runtime throws when they are no model of this shape. */
export async function createOnnxModel(bytes: Uint8Array, shape: OnnxShape): Promise<OnnxModel> {
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  return {
    async run(values) {
      const feeds = { [shape.input]: new ort.Tensor("float32", values, shape.dims) };
      const output = (await session.run(feeds))[shape.output];
      if (!(output?.data instanceof Float32Array)) throw new Error(`no float output "${shape.output}"`);
      return output.data;
    },
  };
}
