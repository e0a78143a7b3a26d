import "server-only";
import type { Calibration } from "@/lib/domain/calibration";
import { type EmbedderModel, type ModelName, nameOfModel } from "@/lib/domain/embedder-model";
import { findCalibration } from "./calibration-files";
import { findEmbedder } from "./installed-models";

/** A model whose vectors are taken here: installed, and calibrated, so that there is a threshold to judge them by. */
export type AcceptedModel = { model: EmbedderModel; calibration: Calibration };

/** The model of this name, or null where it is not installed here or was never calibrated. */
export async function acceptModel(name: ModelName): Promise<AcceptedModel | null> {
  const model = await findEmbedder(nameOfModel(name));
  const calibration = model && (await findCalibration(model));
  return calibration ? { model, calibration } : null;
}
