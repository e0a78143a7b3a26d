import { fileURLToPath } from "node:url";
import { setUpModels } from "./models/set-up-models";

const { lines, exitCode } = await setUpModels(fileURLToPath(new URL("../", import.meta.url)));
for (const line of lines) (line.startsWith("models:") ? console.log : console.error)(line);
process.exitCode = exitCode;
