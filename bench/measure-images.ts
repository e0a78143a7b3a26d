import { join } from "node:path";
import { setUpModels } from "@/scripts/models/set-up-models";
import { buildHarness, ROOT } from "./build-harness";
import type { MeasuredImage } from "./harness/measured-image";
import { serveHarness } from "./harness-server";
import { launchChromium } from "./launch-chromium";

const BATCH = 25;

/**
 * Runs the product's own pipeline over image files in headless Chromium and returns what it made of each, in their order.
 * `onProgress` hears how many are done; `embedder` ("id@version") is the one that set-up prefers where none is named. Throws an Error for
 * a person where the browser or a model is missing.
 */
export async function measureImages(
  images: readonly string[],
  onProgress: (done: number) => void,
  embedder = "",
): Promise<MeasuredImage[]> {
  const { lines } = await setUpModels(ROOT);
  for (const line of lines) console.error(line);
  const outDir = join(ROOT, "bench/dist");
  await buildHarness(outDir);
  const { url, server } = await serveHarness({ roots: [outDir, join(ROOT, "public")], images });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}#${encodeURIComponent(embedder)}`);
    const results: MeasuredImage[] = [];
    for (let from = 0; from < images.length; from += BATCH) {
      const urls = images.slice(from, from + BATCH).map((_, i) => `/image/${from + i}`);
      results.push(...(await page.evaluate((batch) => globalThis.measureImages(batch), urls)));
      failOnMissingModel(results);
      onProgress(results.length);
    }
    return results;
  } finally {
    await browser.close();
    server.close();
  }
}

function failOnMissingModel(results: readonly MeasuredImage[]): void {
  for (const result of results) {
    if (result.kind === "error" && result.error.startsWith("VisionFailure")) {
      throw new Error(`${result.error}: run "npm run setup" and see what it says`);
    }
  }
}
