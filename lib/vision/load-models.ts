import type { EmbedderModel } from "@/lib/domain/embedder-model";
import { PAD_SHAPE, type ServedFile } from "@/lib/domain/model-manifest";
import { ARCFACE_TEMPLATE, CROP_SIDE } from "@/lib/vision/alignment";
import { createDetector } from "@/lib/vision/detector";
import { createEmbedder } from "@/lib/vision/embedder";
import { chooseModels, nameOf } from "@/lib/vision/installed-models";
import { fetchModel } from "@/lib/vision/model-bytes";
import { keepOnly } from "@/lib/vision/model-cache";
import { createOnnxModel, type OnnxShape } from "@/lib/vision/onnx-model";
import { createPassivePad } from "@/lib/vision/pad";
import { pickBackend } from "@/lib/vision/pick-backend";
import type { FaceModels } from "@/lib/vision/pipeline";
import { blank } from "@/lib/vision/pixels";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadedModels, LoadProgress } from "@/lib/vision/worker-messages";

/**
 * Fetches and checks every model file, then prepares the models: all of them or none, so that a missing PAD model can never
 * be taken for a live face. `embedders` names the embedders wanted ("id@version"); none means the one that set-up prefers. Throws
 * VisionFailure.
 */
export async function loadModels(
  embedders: readonly string[],
  onProgress: (progress: LoadProgress) => void,
): Promise<{ models: FaceModels; loaded: LoadedModels }> {
  if (!hasWasmSimd()) throw new VisionFailure("wasm_unsupported");
  const choice = await chooseModels(embedders);
  const files = [
    ...choice.detector,
    ...choice.pad.map(({ file }) => file),
    ...choice.embedders.map(({ file }) => file),
  ];
  const bytes = await fetchAll(files, onProgress);
  await keepOnly(choice.installed);
  const padShape = { input: PAD_SHAPE.input, output: PAD_SHAPE.output, dims: square(PAD_SHAPE.side) };
  const pads = [];
  for (const { file, cropScale } of choice.pad) {
    pads.push({ model: await createOnnxModel(bytes(file), padShape), cropScale });
  }
  const [first, other] = choice.embedders;
  if (!first) throw new Error("no embedder was chosen");
  const picked = await pickBackend(bytes(first.file), shapeOf(first));
  const second = other && createEmbedder(other, await createOnnxModel(bytes(other.file), shapeOf(other)));
  const models: FaceModels = {
    detector: await createDetector(new Map(choice.detector.map((file) => [nameOf(file), bytes(file)]))),
    pad: createPassivePad(pads),
    embedder: createEmbedder(first, picked.model),
    second: second ?? null,
  };
  await warmUp(models);
  const { backend, test } = picked;
  return { models, loaded: { embedder: models.embedder.model, grade: first.grade, backend, test } };
}

function shapeOf({ input, output }: EmbedderModel): OnnxShape {
  return { input: input.name, output: output.name, dims: square(input.side) };
}

/** Runs every model once on nothing, so that the first person does not wait for memory and compilers. */
async function warmUp({ detector, pad, embedder, second }: FaceModels): Promise<void> {
  const frame = blank(640, 480);
  const face = { frame, fivePoints: ARCFACE_TEMPLATE, crop: blank(CROP_SIDE, CROP_SIDE) };
  await detector.detect(frame);
  await pad.score(frame, ARCFACE_TEMPLATE);
  await embedder.embed(face);
  await second?.embed(face);
}

async function fetchAll(files: readonly ServedFile[], onProgress: (progress: LoadProgress) => void) {
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let loadedBytes = 0;
  const fetched = new Map<string, Uint8Array<ArrayBuffer>>();
  const onBytes = (count: number) => {
    loadedBytes += count;
    onProgress({ loadedBytes, totalBytes });
  };
  await Promise.all(files.map(async (file) => fetched.set(file.path, await fetchModel(file, onBytes))));
  return (file: ServedFile) => {
    const bytes = fetched.get(file.path);
    if (!bytes) throw new Error(`${file.path} was not fetched`);
    return bytes;
  };
}

/** Validates eleven instructions of WebAssembly with one SIMD among them (as wasm-feature-detect does). */
function hasWasmSimd(): boolean {
  const probe = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
    11,
  ];
  return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(probe));
}

function square(side: number): number[] {
  return [1, 3, side, side];
}
