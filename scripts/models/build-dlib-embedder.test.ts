import * as ort from "onnxruntime-web/wasm";
import { describe, expect, it } from "vitest";
import { buildDlibEmbedder } from "./build-dlib-embedder";
import { openFaceApiNetwork, recognitionWeights } from "./testing/face-api-network";
import { readTfjsWeights } from "./tfjs-weights";

ort.env.wasm.numThreads = 1;

const SIDE = 150;
/** Mean of the training pictures, RGB (face-api, FaceRecognitionNet.ts). */
const MEAN = [122.782, 117.001, 104.298];

/** A picture of waves, RGB from 0 to 255, row by row. */
function waves(phase: number): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % SIDE, Math.floor(i / 3 / SIDE)];
    return Math.round(128 + 70 * Math.sin(x / 17 + c + phase) + 50 * Math.cos(y / 23 - c * phase));
  });
}

describe("buildDlibEmbedder", () => {
  it("gives what face-api's own network gives", { timeout: 60_000 }, async () => {
    const { manifest, file } = await recognitionWeights();
    const model = buildDlibEmbedder(manifest, file);
    const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
    const describeFace = await openFaceApiNetwork();
    for (const phase of [0, 0.7, 2]) {
      const rgb = waves(phase);
      const planes = Float32Array.from({ length: rgb.length }, (_, i) => {
        const c = Math.floor(i / (SIDE * SIDE));
        return ((rgb[(i % (SIDE * SIDE)) * 3 + c] ?? 0) - (MEAN[c] ?? 0)) / 255;
      });
      const result = await session.run({ input: new ort.Tensor("float32", planes, [1, 3, SIDE, SIDE]) });
      const [ours, theirs] = [result.descriptor?.data as Float32Array, await describeFace(rgb)];
      expect(ours).toHaveLength(128);
      const worst = Math.max(...ours.map((value, i) => Math.abs(value - (theirs[i] ?? 0))));
      expect(worst).toBeLessThan(1e-5);
    }
  });

  it("refuses weights that are cut off, longer, or of another network", async () => {
    const { manifest, file } = await recognitionWeights();
    expect(() => readTfjsWeights(manifest, file.subarray(0, -1))).toThrow("shorter");
    expect(() => readTfjsWeights(manifest, new Uint8Array([...file, 0]))).toThrow("longer");
    const other = manifest.replace('"fc"', '"age"');
    expect(() => buildDlibEmbedder(other, file)).toThrow("no weight fc");
  });
});
