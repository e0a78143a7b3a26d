import { centre } from "@/lib/vision/alignment";
import { readFrame } from "@/lib/vision/frame-pixels";
import { alignmentPoints, type FaceMesh } from "@/lib/vision/landmarks";
import { loadModels } from "@/lib/vision/load-models";
import { examineFrame, type FaceModels } from "@/lib/vision/pipeline";
import type { Pixels } from "@/lib/vision/pixels";
import type { MeasuredImage, StageTimes } from "./measured-image";

const loading = loadModels(self.name ? [self.name] : [], () => {});
let queue: Promise<void> = Promise.resolve();

self.addEventListener("message", (event: MessageEvent<string>) => {
  queue = queue.then(async () => self.postMessage(await measure(event.data)));
});

async function measure(url: string): Promise<MeasuredImage> {
  const times: StageTimes = { read: 0, detect: 0, pad: 0, embed: 0, whole: 0 };
  const notes: Notes = { faceCount: 0, padEach: [] };
  try {
    const models = observed((await loading).models, times, notes);
    const blob = await (await fetch(url)).blob();
    const bitmap = await createImageBitmap(blob);
    const frame = await clocked(times, "read", async () => readFrame(bitmap));
    const started = performance.now();
    const { face, width, height } = await examineFrame(models, frame, () => null);
    times.whole = times.read + performance.now() - started;
    const embedding = Array.from(face?.embedding ?? []);
    return { kind: "measured", url, width, height, ...notes, face: face && { ...face, embedding }, times };
  } catch (error) {
    return { kind: "error", url, error: String(error) };
  }
}

type Notes = { faceCount: number; padEach: number[] };

/** The product's models, with a clock around each and only the face nearest to the middle passed on. */
function observed(
  { detector, pad, embedder, second }: FaceModels,
  times: StageTimes,
  notes: Notes,
): FaceModels {
  return {
    detector: {
      detect: async (frame) => {
        const meshes = await clocked(times, "detect", () => detector.detect(frame));
        notes.faceCount = meshes.length;
        return nearestMiddle(meshes, frame);
      },
    },
    pad: {
      score: async (frame, points) => {
        const score = await clocked(times, "pad", () => pad.score(frame, points));
        notes.padEach = score.each;
        return score;
      },
    },
    embedder: {
      model: embedder.model,
      embed: (face) => clocked(times, "embed", () => embedder.embed(face)),
    },
    second,
  };
}

function nearestMiddle(meshes: FaceMesh[], frame: Pixels): FaceMesh[] {
  const distance = (mesh: FaceMesh) => {
    const { x, y } = centre(alignmentPoints(mesh));
    return Math.hypot(x - frame.width / 2, y - frame.height / 2);
  };
  return [...meshes].sort((a, b) => distance(a) - distance(b)).slice(0, 1);
}

async function clocked<T>(times: StageTimes, stage: keyof StageTimes, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  times[stage] = performance.now() - started;
  return result;
}
