import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./build-harness";

const SOURCE = join(ROOT, "node_modules/@vladmandic/human/src/sample.ts");

/** One of the two sample pictures inside the @vladmandic/human package, as the bytes of a JPEG. */
export async function samplePicture(name: "face" | "body"): Promise<Buffer> {
  const source = await readFile(SOURCE, "utf8");
  const base64 = new RegExp(`export const ${name}(?:: string)? = \`([^\`]*)\``).exec(source)?.[1];
  if (!base64) throw new Error(`no picture "${name}" in ${SOURCE}`);
  return Buffer.from(base64.replace(/\s+/g, ""), "base64");
}
