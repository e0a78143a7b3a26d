import { type ModelName, nameOfModel } from "./embedder-model";
import { DETECTOR_FILES, PAD_MODELS } from "./model-manifest";

/** The models a capture was made with, as an attestation names them ("id@version"). */
export type ClientModels = { detector: string; pad: string; embedder: string };

/** The only detector and PAD models that the server accepts. */
const SHARED_MODELS = {
  detector: `human-facemesh@${DETECTOR_FILES[0].version}`,
  pad: PAD_MODELS.map((model) => nameOfModel(model)).join("+"),
};

/** What a capture by this embedder names. */
export function clientModels(embedder: ModelName): ClientModels {
  return { ...SHARED_MODELS, embedder: nameOfModel(embedder) };
}

/** Whether detector and PAD are the ones this version was measured with. */
export function hasSharedModels({ detector, pad }: ClientModels): boolean {
  return detector === SHARED_MODELS.detector && pad === SHARED_MODELS.pad;
}
