import * as ort from "onnxruntime-web/wasm";

/** How far a probability may lie from the reference's. */
const TOLERANCE = 1e-4;

const SIDE = 80;
const PICTURES = 4;

/** What the published models answer to `referencePictures` (shared/models of the project; their conversion differs from PyTorch by 3e-8). */
export const REFERENCE_ANSWERS: ReadonlyMap<string, readonly number[]> = new Map([
  [
    "minifasnet-v2-2.7",
    [0, 0.984996, 0.015004, 0, 0.914081, 0.085918, 0, 0.81762, 0.18238, 0, 0.690227, 0.309773],
  ],
  [
    "minifasnet-v1se-4.0",
    [
      0.000007, 0.942409, 0.057584, 0.000017, 0.645375, 0.354609, 0.00005, 0.065126, 0.934824, 0.000431,
      0.222658, 0.776911,
    ],
  ],
]);

/** Four pictures of waves, BGR planes from 0 to 255: numbers that move the models' answers far from 0 and 1. */
export function referencePictures(): Float32Array {
  const plane = SIDE * SIDE;
  return Float32Array.from({ length: PICTURES * 3 * plane }, (_, i) => {
    const [n, c] = [Math.floor(i / (3 * plane)), Math.floor(i / plane) % 3];
    const [x, y] = [i % SIDE, Math.floor((i % plane) / SIDE)];
    return 128 + 60 * Math.sin(x / (9 + 5 * n) + c) + 50 * Math.cos(y / (7 + 3 * n) - c);
  });
}

/** What an ONNX MiniFASNet answers to the reference pictures: three probabilities each. */
export async function answerReference(model: Uint8Array): Promise<number[]> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  const input = new ort.Tensor("float32", referencePictures(), [PICTURES, 3, SIDE, SIDE]);
  const output = (await session.run({ input })).probabilities;
  await session.release();
  return Array.from(output?.data as Float32Array);
}

/** Whether a model is the published one up to rounding; `id` is the one of its file in the manifest. False for what does not run. */
export async function equalsReference(id: string, model: Uint8Array): Promise<boolean> {
  const expected = REFERENCE_ANSWERS.get(id);
  if (!expected) return false;
  try {
    const answers = await answerReference(model);
    return (
      answers.length === expected.length &&
      answers.every((value, i) => Math.abs(value - (expected[i] ?? Number.NaN)) <= TOLERANCE)
    );
  } catch {
    return false;
  }
}
