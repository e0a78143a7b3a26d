import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { build } from "vite";
import type { MeasuredImage } from "./harness/measured-image";
import { serveHarness } from "./harness-server";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const BATCH = 25;
const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];

/**
 * Runs the product's own pipeline over image files in headless Chromium and returns what it made of each, in their order.
 * `onProgress` hears how many are done. Throws an Error for a person where the browser or a model is missing.
 */
export async function measureImages(
  images: readonly string[],
  onProgress: (done: number) => void,
): Promise<MeasuredImage[]> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: set CHROMIUM_PATH`);
  const outDir = join(ROOT, "bench/dist");
  await buildHarness(outDir);
  const { url, server } = await serveHarness({ roots: [outDir, join(ROOT, "public")], images });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    await page.goto(url);
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

async function buildHarness(outDir: string): Promise<void> {
  await build({
    root: join(ROOT, "bench/harness"),
    configFile: false,
    logLevel: "error",
    resolve: {
      alias: [
        { find: "@/", replacement: ROOT },
        {
          find: "@vladmandic/human",
          replacement: join(ROOT, "node_modules/@vladmandic/human/dist/human.esm.js"),
        },
      ],
    },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2022", minify: false, assetsInlineLimit: 0 },
  });
}

function failOnMissingModel(results: readonly MeasuredImage[]): void {
  for (const result of results) {
    if (result.kind === "error" && result.error.startsWith("VisionFailure")) {
      throw new Error(`${result.error}: run "npm run setup" and see what it says`);
    }
  }
}
