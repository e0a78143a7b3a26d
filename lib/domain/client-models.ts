import { DETECTOR_FILES, EMBEDDER, PAD_MODELS } from "./model-manifest";

/** The models a capture was made with, as an attestation names them ("id@version"). The server accepts no others. */
export const CLIENT_MODELS = {
  detector: `human-facemesh@${DETECTOR_FILES[0].version}`,
  pad: PAD_MODELS.map((model) => `${model.modelId}@${model.modelVersion}`).join("+"),
  embedder: `${EMBEDDER.modelId}@${EMBEDDER.modelVersion}`,
};
