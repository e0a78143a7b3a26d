import { join, resolve } from "node:path";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { SHARED_FILES } from "@/lib/domain/model-manifest";
import { type ConfiguredEmbedder, EmbedderFault, readConfiguredEmbedder } from "./configured-embedder";
import { fetchBytes } from "./find-model";
import { installModels } from "./install-models";
import { type ModelReport, reportModels } from "./report-models";

/**
 * Puts every model below public/ of the repository at `root`: from its packages, and weights from `MODELS_DIR`, then from
 * ../shared/models beside the repository, then from their publisher; what is nowhere ready is built from what is. Embedders in the order
 * of preference: the configured, the standard and the reduced one. Quick when all are there. Returns what to print and the exit code.
 */
export async function setUpModels(root: string): Promise<ModelReport> {
  const modelsDir = process.env.MODELS_DIR;
  const publicDir = join(root, "public");
  const { configured, fault } = await configuredOrFault(publicDir);
  const wanted = {
    files: SHARED_FILES,
    embedders: [...(configured ? [configured.embedder] : []), STANDARD_EMBEDDER, REDUCED_EMBEDDER],
  };
  const results = await installModels(wanted, publicDir, {
    nodeModulesDir: join(root, "node_modules"),
    weightDirs: [...(modelsDir ? [resolve(modelsDir)] : []), join(root, "../shared/models")],
    fetchBytes,
    given: new Map(configured ? [[configured.embedder.file.id, { kind: "found", ...configured }]] : []),
  });
  return reportModels(results, fault);
}

/** A configured embedder that cannot be used is told and fails the set-up; the product goes on with the next best. */
async function configuredOrFault(
  publicDir: string,
): Promise<{ configured: ConfiguredEmbedder | null; fault: string | null }> {
  try {
    return { configured: await readConfiguredEmbedder(process.env, publicDir), fault: null };
  } catch (error) {
    if (error instanceof EmbedderFault) return { configured: null, fault: error.message };
    throw error;
  }
}
