import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import type { MeasuredImage } from "./harness/measured-image";

type Kept = { embedder: string; paths: readonly string[]; images: readonly MeasuredImage[] };

/**
 * What the pipeline made of images, out of `file` (gzipped JSON) where an earlier run left it there for the same images and embedder, else
 * by `measure`, and then left there. Without a file nothing is kept. The pipeline takes minutes; what is made of its vectors, seconds.
 */
export async function measureOrRead(
  { file, embedder, paths }: { file: string | undefined; embedder: string; paths: readonly string[] },
  measure: () => Promise<MeasuredImage[]>,
): Promise<readonly MeasuredImage[]> {
  if (!file) return measure();
  if (existsSync(file)) {
    const kept = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Kept;
    if (kept.embedder === embedder && kept.paths.join() === paths.join()) {
      console.error(`${kept.images.length} images as an earlier run measured them: ${file}`);
      return kept.images;
    }
  }
  const images = await measure();
  writeFileSync(file, gzipSync(JSON.stringify({ embedder, paths, images } satisfies Kept)));
  return images;
}
