import {
  DETECTOR_FILES,
  EMBEDDER,
  type ModelFile,
  PAD_MODELS,
  PAD_SHAPE,
  RUNTIME_FILES,
} from "@/lib/domain/model-manifest";
import { createDetector } from "@/lib/vision/detector";
import { createEmbedder } from "@/lib/vision/embedder";
import { fetchModel } from "@/lib/vision/model-bytes";
import { createOnnxModel } from "@/lib/vision/onnx-model";
import { createPassivePad } from "@/lib/vision/pad";
import type { FaceModels } from "@/lib/vision/pipeline";
import { VisionFailure } from "@/lib/vision/vision-failure";
import type { LoadProgress } from "@/lib/vision/worker-messages";

/**
 * Fetches and checks every model file, then prepares the models: all of them or none, so that a missing PAD model can never
 * be taken for a live face. Throws VisionFailure.
 */
export async function loadModels(onProgress: (progress: LoadProgress) => void): Promise<FaceModels> {
  if (!hasWasmSimd()) throw new VisionFailure("wasm_unsupported");
  const files = [...DETECTOR_FILES, ...RUNTIME_FILES.filter(isSimdRuntime), EMBEDDER.file, ...padFiles()];
  const bytes = await fetchAll(files, onProgress);
  const embedderShape = {
    input: EMBEDDER.input.name,
    output: EMBEDDER.output.name,
    dims: square(EMBEDDER.input.side),
  };
  const padShape = { input: PAD_SHAPE.input, output: PAD_SHAPE.output, dims: square(PAD_SHAPE.side) };
  const pads = [];
  for (const { file, cropScale } of PAD_MODELS) {
    pads.push({ model: await createOnnxModel(bytes(file), padShape), cropScale });
  }
  return {
    detector: await createDetector(new Map(DETECTOR_FILES.map((file) => [nameOf(file), bytes(file)]))),
    pad: createPassivePad(pads),
    embedder: createEmbedder(await createOnnxModel(bytes(EMBEDDER.file), embedderShape)),
  };
}

async function fetchAll(files: readonly ModelFile[], onProgress: (progress: LoadProgress) => void) {
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let loadedBytes = 0;
  const fetched = new Map<string, Uint8Array<ArrayBuffer>>();
  const onBytes = (count: number) => {
    loadedBytes += count;
    onProgress({ loadedBytes, totalBytes });
  };
  await Promise.all(files.map(async (file) => fetched.set(file.id, await fetchModel(file, onBytes))));
  return (file: ModelFile) => {
    const bytes = fetched.get(file.id);
    if (!bytes) throw new Error(`${file.id} was not fetched`);
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

function padFiles(): ModelFile[] {
  return PAD_MODELS.map((model) => model.file);
}

function isSimdRuntime(file: ModelFile): boolean {
  return file.path.endsWith("-wasm-simd.wasm");
}

function nameOf(file: ModelFile): string {
  return file.path.slice(file.path.lastIndexOf("/") + 1);
}

function square(side: number): number[] {
  return [1, 3, side, side];
}
