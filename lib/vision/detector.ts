import Human, { type Config, type Point as HumanPoint } from "@vladmandic/human";
import type { FaceMesh } from "@/lib/vision/landmarks";
import type { Pixels } from "@/lib/vision/pixels";
import { VisionFailure } from "@/lib/vision/vision-failure";

/** Finds faces in a frame: the mesh of each, in frame pixels. Runs one job at a time. */
export type FaceDetector = { detect(frame: Pixels, mostFaces?: number): Promise<FaceMesh[]> };

/** Faces looked for in one frame unless more are asked for: enough to see that somebody else is in the picture. */
const MAX_FACES = 4;

/** Side of the square picture that facemesh looks at. */
const MESH_SIDE = 192;

/** Where the detector's models and its WebAssembly are asked for; answered from checked bytes, never from the network. */
const CHECKED = "checked:/";

/** The few parts of Human's TensorFlow.js (typed `any` there) that are used here. */
type Runtime = {
  env(): {
    set(flag: string, value: boolean): void;
    platform: { fetch(path: string, init?: RequestInit): Promise<Response> };
  };
  getBackend(): string;
  tensor(values: Float32Array, shape: number[]): Disposable;
  dispose(tensor: Disposable): void;
  io: { registerLoadRouter(router: (url: string) => { load(): Promise<unknown> } | null): void };
};
type Disposable = { dispose(): void };

/** Nothing but a face's box and mesh: no filters, no caching between frames, none of Human's judgements about people. */
const CONFIG: Partial<Config> = {
  backend: "wasm",
  wasmPath: CHECKED,
  wasmPlatformFetch: true,
  modelBasePath: CHECKED,
  cacheModels: false,
  cacheSensitivity: 0,
  warmup: "none",
  debug: false,
  filter: { enabled: false },
  gesture: { enabled: false },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  segmentation: { enabled: false },
  face: {
    enabled: true,
    detector: {
      rotation: true,
      maxDetected: MAX_FACES,
      minConfidence: 0.2,
      skipFrames: 0,
      skipTime: 0,
      return: false,
    },
    mesh: { enabled: true },
    iris: { enabled: true },
    attention: { enabled: false },
    description: { enabled: false },
    emotion: { enabled: false },
    antispoof: { enabled: false },
    liveness: { enabled: false },
    gear: { enabled: false },
  },
};

/**
 * Prepares blazeface, facemesh and iris on WebAssembly with one thread. `modelBytes` holds the checked files by name, the WebAssembly
 * among them.
 * Throws VisionFailure `wasm_unsupported` where the browser cannot run them.
 */
export async function createDetector(
  modelBytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<FaceDetector> {
  const human = new Human(CONFIG);
  const tf: Runtime = human.tf;
  // Threads need cross-origin isolation, and the bundled thread worker cannot start (docs/decisions/0003).
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  tf.io.registerLoadRouter((url) =>
    url.startsWith(CHECKED) ? { load: async () => artifacts(url, modelBytes) } : null,
  );
  tf.env().platform.fetch = async (path) => {
    const binary = modelBytes.get(path.slice(CHECKED.length));
    if (!path.startsWith(CHECKED) || !binary) throw new Error(`nothing checked answers ${path}`);
    return new Response(binary);
  };
  await human.load();
  if (tf.getBackend() !== "wasm") throw new VisionFailure("wasm_unsupported");
  for (const model of ["blazeface", "facemesh", "iris"]) {
    if (!human.models.loaded().includes(model)) throw new Error(`${model} did not load`);
  }
  return {
    async detect(frame, mostFaces = MAX_FACES) {
      const input = tf.tensor(rgbValues(frame), [1, frame.height, frame.width, 3]);
      try {
        // biome-ignore lint/suspicious/noExplicitAny: Human's own Tensor type comes from a package that it bundles.
        const result = await human.detect(input as any, { face: { detector: { maxDetected: mostFaces } } });
        if (result.error) throw new Error(result.error);
        return result.face.map(({ mesh, boxRaw }) => meshInFrame(mesh, boxRaw[2] * frame.width));
      } finally {
        tf.dispose(input);
      }
    },
  };
}

/** Human's mesh, whose depth is in pixels of facemesh's input, with all of it in frame pixels. */
function meshInFrame(mesh: readonly HumanPoint[], boxSide: number): FaceMesh {
  return mesh.map(([x = 0, y = 0, z = 0]) => ({ x, y, z: (z * boxSide) / MESH_SIDE }));
}

function rgbValues({ width, height, data }: Pixels): Float32Array {
  const values = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; to < values.length; from += 4, to += 3) {
    values[to] = data[from] ?? 0;
    values[to + 1] = data[from + 1] ?? 0;
    values[to + 2] = data[from + 2] ?? 0;
  }
  return values;
}

/** A TensorFlow.js graph model as its loader would read it from model.json and its one weight file. */
function artifacts(url: string, modelBytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): unknown {
  const file = url.slice(CHECKED.length);
  const json = modelBytes.get(file);
  const weights = modelBytes.get(file.replace(/\.json$/, ".bin"));
  if (!json || !weights) throw new Error(`no checked bytes for ${file}`);
  const { weightsManifest, ...model } = JSON.parse(new TextDecoder().decode(json));
  const weightSpecs = weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights);
  return { ...model, weightSpecs, weightData: weights.slice().buffer };
}
