import type { LookedAt, RivalName } from "@/bench/rivals/looked-at";
import type { MeasuredImage } from "./measured-image";

/** Looks at one picture (pixels of a canvas) and gives the vector of the face nearest to the middle, or null. */
type Loop = (canvas: HTMLCanvasElement) => Promise<readonly number[] | null>;

declare global {
  /** Looks at pictures one after the other, each enlarged to so many pixels of width, the way that one of the rivals does. */
  var lookAll: (name: RivalName, urls: string[], width: number) => Promise<LookedAt[]>;
  /** Longest task of the page's own thread since it was last asked, ms. */
  var longestTaskMs: () => number;
}

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask" });

globalThis.longestTaskMs = () => {
  const ms = longest;
  longest = 0;
  return ms;
};

globalThis.lookAll = async (name, urls, width) => {
  const look = name === "hadir" ? null : await loops(name);
  const seen: LookedAt[] = [];
  for (const url of urls) seen.push(look ? await onPage(look, url, width) : await inWorker(url, width));
  return seen;
};

async function onPage(look: Loop, url: string, width: number): Promise<LookedAt> {
  const canvas = await drawn(url, width);
  const started = performance.now();
  const vector = await look(canvas);
  return { vector: vector && Array.from(vector), ms: performance.now() - started };
}

async function inWorker(url: string, width: number): Promise<LookedAt> {
  const canvas = await drawn(url, width);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  const address = URL.createObjectURL(blob ?? new Blob());
  const image = await new Promise<MeasuredImage>((resolve, reject) => {
    const worker = productWorker();
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = (event: MessageEvent<MeasuredImage>) => resolve(event.data);
    worker.postMessage(address);
  });
  URL.revokeObjectURL(address);
  if (image.kind === "error") throw new Error(image.error);
  return { vector: image.face?.embedding ?? null, ms: image.times.whole, stages: image.times };
}

let started: Worker | null = null;

function productWorker(): Worker {
  started ??= new Worker(new URL("./measure-worker.ts", import.meta.url), { type: "module" });
  return started;
}

async function drawn(url: string, width: number): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round((bitmap.height * width) / bitmap.width);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const prepared = new Map<RivalName, Promise<Loop>>();

function loops(name: Exclude<RivalName, "hadir">): Promise<Loop> {
  const known = prepared.get(name) ?? (name === "human" ? humanLoop() : faceApiLoop());
  prepared.set(name, known);
  return known;
}

/** Human as its documentation uses it: face mesh, iris and description (faceres); nothing else, and no frame skipped. */
async function humanLoop(): Promise<Loop> {
  const { default: Human } = await import("@vladmandic/human");
  const human = new Human({
    backend: "wasm",
    wasmPath: "/wasm/",
    modelBasePath: "/",
    cacheSensitivity: 0,
    debug: false,
    gesture: { enabled: false },
    body: { enabled: false },
    hand: { enabled: false },
    face: {
      enabled: true,
      detector: { rotation: true, maxDetected: 4, skipFrames: 0, skipTime: 0 },
      mesh: { enabled: true },
      iris: { enabled: true },
      description: { enabled: true, skipFrames: 0, skipTime: 0 },
      emotion: { enabled: false },
    },
  });
  await human.load();
  if (human.tf.getBackend() !== "wasm") throw new Error(`Human runs on ${human.tf.getBackend()}`);
  return async (canvas) => {
    const { face, error } = await human.detect(canvas);
    if (error) throw new Error(error);
    const found = face.map(({ box: [x, y, w, h], embedding }) => ({ box: { x, y, w, h }, embedding }));
    return middle(found, canvas)?.embedding ?? null;
  };
}

/** face-api as its documentation uses it: SSD MobileNet, 68 landmarks and descriptor of every face. */
async function faceApiLoop(): Promise<Loop> {
  const api = await import("@vladmandic/face-api");
  const tf: Runtime = api.tf as unknown as Runtime;
  tf.setWasmPaths("/wasm/", true);
  await tf.setBackend("wasm");
  await tf.ready();
  if (tf.getBackend() !== "wasm") throw new Error(`face-api runs on ${tf.getBackend()}`);
  const { ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet } = api.nets;
  for (const net of [ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet]) await net.loadFromUri("/");
  return async (canvas) => {
    const all = await api.detectAllFaces(canvas).withFaceLandmarks().withFaceDescriptors();
    const found = all.map(({ detection: { box }, descriptor }) => ({
      box: { x: box.x, y: box.y, w: box.width, h: box.height },
      embedding: Array.from(descriptor),
    }));
    return middle(found, canvas)?.embedding ?? null;
  };
}

/** What is used of face-api's TensorFlow.js, whose types the package leaves out. */
type Runtime = {
  setWasmPaths(path: string, usePlatformFetch: boolean): void;
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  getBackend(): string;
};

type Found = { box: { x: number; y: number; w: number; h: number }; embedding?: number[] };

function middle(faces: readonly Found[], { width, height }: HTMLCanvasElement): Found | undefined {
  const off = ({ box: { x, y, w, h } }: Found) => Math.hypot(x + w / 2 - width / 2, y + h / 2 - height / 2);
  return [...faces].sort((a, b) => off(a) - off(b))[0];
}
