import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MODEL_FILES } from "@/lib/domain/model-manifest";
import { fetchBytes } from "./models/find-model";
import { installModels } from "./models/install-models";
import { reportModels } from "./models/report-models";

const root = fileURLToPath(new URL("../", import.meta.url));
const modelsDir = process.env.MODELS_DIR;
const results = await installModels(MODEL_FILES, join(root, "public"), {
  nodeModulesDir: join(root, "node_modules"),
  weightDirs: [...(modelsDir ? [resolve(modelsDir)] : []), join(root, "../shared/models")],
  fetchBytes,
});
const { lines, exitCode } = reportModels(results);
for (const line of lines) (line.startsWith("models:") ? console.log : console.error)(line);
process.exitCode = exitCode;
