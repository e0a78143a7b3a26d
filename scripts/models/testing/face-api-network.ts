import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../../node_modules/@vladmandic/face-api/", import.meta.url));
const WEIGHTS = `${PACKAGE}model/face_recognition_model`;

/** The few parts of face-api and its TensorFlow.js that are used here. */
type FaceApi = {
  tf: {
    env(): { setPlatform(name: string, platform: object): void };
    setBackend(name: string): Promise<boolean>;
    tensor(values: Float32Array, shape: number[]): unknown;
    io: { decodeWeights(data: ArrayBuffer, specs: unknown[]): unknown };
  };
  env: { setEnv(parts: object): void };
  FaceRecognitionNet: new () => {
    loadFromWeightMap(map: unknown): void;
    computeFaceDescriptor(picture: unknown): Promise<Float32Array>;
  };
};

/** The weights of face-api's recognition network as it ships them. */
export async function recognitionWeights(): Promise<{ manifest: string; file: Uint8Array }> {
  const manifest = await readFile(`${WEIGHTS}-weights_manifest.json`, "utf8");
  return { manifest, file: new Uint8Array(await readFile(`${WEIGHTS}.bin`)) };
}

/** Face-api's own recognition network, run by its own TensorFlow.js on the processor: RGB bytes of 150x150 pixels to 128 numbers. */
export async function openFaceApiNetwork(): Promise<(rgb: Float32Array) => Promise<Float32Array>> {
  const { tf, env, FaceRecognitionNet } = await importForBrowsers();
  tf.env().setPlatform("test", {
    now: () => performance.now(),
    encode: (text: string) => new TextEncoder().encode(text),
    decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value),
  });
  await tf.setBackend("cpu");
  class Element {}
  const elements = ["Canvas", "CanvasRenderingContext2D", "Image", "ImageData", "Video"];
  env.setEnv(Object.fromEntries(elements.map((name) => [name, Element])));
  const { manifest, file } = await recognitionWeights();
  const specs = (JSON.parse(manifest) as { weights: unknown[] }[]).flatMap((group) => group.weights);
  const network = new FaceRecognitionNet();
  network.loadFromWeightMap(tf.io.decodeWeights(file.slice().buffer, specs));
  return (rgb) => network.computeFaceDescriptor(tf.tensor(rgb, [150, 150, 3]));
}

/** Its bundle for browsers; in Node it would ask for modules that the bundle does not have. */
async function importForBrowsers(): Promise<FaceApi> {
  const versions = process.versions;
  Object.defineProperty(process, "versions", { value: { ...versions, node: undefined }, configurable: true });
  try {
    return await import(/* @vite-ignore */ `${PACKAGE}dist/face-api.esm.js`);
  } finally {
    Object.defineProperty(process, "versions", { value: versions, configurable: true });
  }
}
