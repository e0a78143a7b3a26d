import { join, resolve } from "node:path";
import { MODEL_FILES } from "@/lib/domain/model-manifest";
import { fetchBytes } from "./find-model";
import { installModels } from "./install-models";
import { reportModels } from "./report-models";

/**
 * Puts every model below public/ of the repository at `root`: from its packages, and weights from `MODELS_DIR`, then from
 * ../shared/models beside the repository, then from their publisher. Quick when all are there. Returns what to print and the exit code.
 */
export async function setUpModels(root: string): Promise<ReturnType<typeof reportModels>> {
  const modelsDir = process.env.MODELS_DIR;
  const results = await installModels(MODEL_FILES, join(root, "public"), {
    nodeModulesDir: join(root, "node_modules"),
    weightDirs: [...(modelsDir ? [resolve(modelsDir)] : []), join(root, "../shared/models")],
    fetchBytes,
  });
  return reportModels(results);
}
