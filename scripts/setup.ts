import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";
import { setUpModels } from "./models/set-up-models";

const root = fileURLToPath(new URL("../", import.meta.url));
nextEnv.loadEnvConfig(root);
const { lines, exitCode } = await setUpModels(root);
for (const line of lines) (line.startsWith("models:") ? console.log : console.error)(line);
process.exitCode = exitCode;
