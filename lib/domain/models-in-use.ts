import { DETECTOR_FILES, EMBEDDER, PAD_MODELS } from "./model-manifest";

/**
 * The models of this version as a device states them in an attestation: `id@version`, joined by "+" where several work as one.
 * A server accepts these and no others.
 */
export const MODELS_IN_USE = {
  detector: `human-facemesh@${DETECTOR_FILES[0].version}`,
  pad: PAD_MODELS.map(({ modelId, modelVersion }) => `${modelId}@${modelVersion}`).join("+"),
  embedder: `${EMBEDDER.modelId}@${EMBEDDER.modelVersion}`,
};
