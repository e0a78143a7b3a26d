import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { describeStatus } from "./models/describe-status";
import { readStatus } from "./models/install-models";
import { setUpModels } from "./models/set-up-models";

/**
 * `npm run models -- status` tells what is installed, from where, under which licence; `npm run models -- install` sets up what is not.
 * Exit code 0: every file is there, 1: one is missing or was refused, 2: wrong use.
 */
const root = fileURLToPath(new URL("../", import.meta.url));
nextEnv.loadEnvConfig(root);
const { positionals } = parseArgs({ allowPositionals: true });
const [command] = positionals;

if (command === "status") {
  const status = await readStatus(join(root, "public"));
  const { lines, exitCode } = await describeStatus(status, join(root, "public"));
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
} else if (command === "install") {
  const { lines, exitCode } = await setUpModels(root);
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
} else {
  console.error("npm run models -- status | install");
  process.exitCode = 2;
}
