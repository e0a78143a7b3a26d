import { type EmbedderModel, nameOfModel, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import {
  DETECTOR_FILES,
  type ModelStatus,
  PAD_MODELS,
  RUNTIME_FILES,
  type ServedFile,
} from "@/lib/domain/model-manifest";
import { VisionFailure } from "@/lib/vision/vision-failure";

const STATUS = "/models/status.json";
const KEPT_STATUS = "hadir-model-status";

/**
 * The files to load: those of the detector and of PAD, and the embedders in the order that was asked for. `installed` is every file that
 * another page of this browser may want.
 */
export type ModelChoice = {
  installed: readonly ServedFile[];
  detector: readonly ServedFile[];
  pad: readonly { file: ServedFile; cropScale: number }[];
  embedders: readonly EmbedderModel[];
};

/**
 * What is to be loaded here: the embedders of these names ("id@version"), or the one that set-up prefers where none is named. Without a
 * network the last answer holds. Throws VisionFailure: `model_missing` where one of them was not installed, `model_unreachable`.
 */
export async function chooseModels(names: readonly string[]): Promise<ModelChoice> {
  const { files, embedders } = await readStatus();
  const [preferred] = embedders;
  const chosen =
    names.length > 0
      ? names.map((name) => embedders.find((embedder) => nameOfModel(embedder) === name) ?? missing(name))
      : [preferred ?? missing(nameOf(STANDARD_EMBEDDER.file))];
  return {
    installed: [...files, ...embedders.map(({ file }) => file)],
    detector: [...DETECTOR_FILES, ...RUNTIME_FILES.filter(isSimdRuntime)],
    pad: PAD_MODELS.map(({ file, cropScale }) => {
      // A model that was built here from its publisher's checkpoint has other bytes than the published conversion.
      const installed = files.find(({ id }) => id === file.id);
      return { file: installed ?? missing(nameOf(file)), cropScale };
    }),
    embedders: chosen,
  };
}

/** The name of a file without its folder. */
export function nameOf({ path }: ServedFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function missing(name: string): never {
  throw new VisionFailure("model_missing", name);
}

async function readStatus(): Promise<ModelStatus> {
  const kept = "caches" in globalThis ? await caches.open(KEPT_STATUS).catch(() => null) : null;
  const response = await fetch(STATUS, { cache: "no-cache" }).catch(() => null);
  if (response?.ok) await kept?.put(STATUS, response.clone()).catch(() => {});
  if (response?.status === 404) throw new VisionFailure("model_missing", "status.json");
  const usable = response?.ok ? response : await kept?.match(STATUS);
  if (!usable) throw new VisionFailure("model_unreachable", "status.json");
  try {
    return (await usable.json()) as ModelStatus;
  } catch (cause) {
    throw new VisionFailure("model_corrupt", "status.json", { cause });
  }
}

function isSimdRuntime(file: ServedFile): boolean {
  return file.path.endsWith("-wasm-simd.wasm");
}
