import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { clientModels } from "@/lib/domain/client-models";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { setUpModels } from "@/scripts/models/set-up-models";
import { buildHarness, ROOT } from "../build-harness";
import { serveHarness } from "../harness-server";
import { launchChromium } from "../launch-chromium";
import type { Presentation, SeenPresentation } from "./presentation";

/** Where seen presentations are kept between runs: the pipeline is slow, the decision over what it saw is not. */
const CACHE = join(tmpdir(), "hadir-presentations");
/** Pages that look at once. */
const PAGES = 2;
/** Raised when the pipeline or the drawing changes what is seen. */
const VERSION = 1;

/** Files that presentations name: pictures by address, and others as bytes. */
export type Props = { pictures: ReadonlyMap<string, string>; bytes: ReadonlyMap<string, Uint8Array> };

/**
 * Shows presentations to the product's pipeline in headless Chromium and returns what it saw, in their order. What was seen in an
 * earlier run is taken from a cache. `onProgress` hears how many are done.
 */
export async function showPresentations(
  presentations: readonly Presentation[],
  props: Props,
  onProgress: (done: number) => void,
): Promise<SeenPresentation[]> {
  mkdirSync(CACHE, { recursive: true });
  const seen = presentations.map(readKept);
  const missing = [...seen.keys()].filter((i) => !seen[i]);
  if (missing.length > 0) {
    await withHarness(props, async (show) => {
      for (let i = missing.shift(); i !== undefined; i = missing.shift()) {
        const presentation = presentations[i];
        if (!presentation) continue;
        const result = await show(presentation);
        if (result.error) throw new Error(`${presentation.id}: ${result.error}`);
        keep(presentation, result);
        seen[i] = result;
        onProgress(seen.filter(Boolean).length);
      }
    });
  }
  return seen.filter((one) => one !== null);
}

/** Serves the pictures and lets `work` be done at each of the pages. */
async function withHarness(
  { pictures, bytes }: Props,
  work: (show: (presentation: Presentation) => Promise<SeenPresentation>) => Promise<void>,
): Promise<void> {
  const { lines } = await setUpModels(ROOT);
  for (const line of lines) console.error(line);
  const outDir = join(ROOT, "bench/dist");
  await buildHarness(outDir);
  const instead = new Map([...bytes]);
  for (const [address, path] of pictures) instead.set(address, readFileSync(path));
  const { url, server } = await serveHarness({
    roots: [outDir, join(ROOT, "public")],
    images: [],
    instead,
  });
  const browser = await launchChromium();
  try {
    await Promise.all(
      Array.from({ length: PAGES }, async () => {
        const page = await browser.newPage();
        await page.goto(`${url}present.html`);
        await work((presentation) => page.evaluate((one) => globalThis.present(one), presentation));
      }),
    );
  } finally {
    await browser.close();
    server.close();
  }
}

function pathOf({ frames }: Presentation): string {
  const text = JSON.stringify([VERSION, clientModels(STANDARD_EMBEDDER), frames]);
  return join(CACHE, `${createHash("sha256").update(text).digest("hex").slice(0, 32)}.json.gz`);
}

function readKept(presentation: Presentation): SeenPresentation | null {
  const path = pathOf(presentation);
  if (!existsSync(path)) return null;
  const kept = JSON.parse(gunzipSync(readFileSync(path)).toString()) as SeenPresentation;
  return { ...kept, id: presentation.id };
}

function keep(presentation: Presentation, seen: SeenPresentation): void {
  const path = pathOf(presentation);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, gzipSync(JSON.stringify(seen)));
  renameSync(draft, path);
}
