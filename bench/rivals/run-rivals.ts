import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { setUpModels } from "@/scripts/models/set-up-models";
import { buildHarness, ROOT } from "../build-harness";
import { serveHarness } from "../harness-server";
import { launchChromium } from "../launch-chromium";
import { type LookedAt, RIVALS, type RivalName } from "./looked-at";

/** Where the two packages keep their models; they are served, never shipped. */
const RIVAL_MODELS = ["node_modules/@vladmandic/human/models", "node_modules/@vladmandic/face-api/model"];
/** Pictures that each rival looks at before it is the next one's turn: what else the machine does hits all of them. */
const TURN = 8;

/** Pictures as files, and the width that they are enlarged to. */
export type Pictures = { paths: readonly string[]; width: number };

/** What each rival saw of the pictures, in their order, and the longest task of the page's thread meanwhile, ms. */
export type Seen = Record<RivalName, { looks: LookedAt[]; longestTaskMs: number }>;

/** Shows pictures to all rivals by turns in headless Chromium. What `keep` holds of an earlier run is not shown again. */
export async function runRivals({ paths, width }: Pictures, keep: Keep): Promise<Seen> {
  const seen = keep.read();
  const done = Math.min(...RIVALS.map((name) => seen[name].looks.length));
  if (done >= paths.length) return seen;
  const outDir = join(ROOT, "bench/dist");
  await setUpModels(ROOT);
  await buildHarness(outDir);
  const roots = [outDir, join(ROOT, "public"), ...RIVAL_MODELS.map((folder) => join(ROOT, folder))];
  const { url, server } = await serveHarness({ roots, images: paths });
  const browser = await launchChromium();
  try {
    const pages = new Map<RivalName, Page>();
    for (const name of RIVALS) {
      const page = await browser.newPage();
      pages.set(name, page);
      await page.goto(`${url}rivals.html`);
      // Loads the models and warms them up.
      await lookAt(page, { name, addresses: ["/image/0"], width });
      await page.evaluate(() => globalThis.longestTaskMs());
    }
    for (let from = done; from < paths.length; from += TURN) {
      const addresses = paths.slice(from, from + TURN).map((_, i) => `/image/${from + i}`);
      for (const [name, page] of pages) {
        await page.bringToFront();
        const own = seen[name];
        own.looks = [...own.looks.slice(0, from), ...(await lookAt(page, { name, addresses, width }))];
        own.longestTaskMs = Math.max(
          own.longestTaskMs,
          await page.evaluate(() => globalThis.longestTaskMs()),
        );
      }
      keep.write(seen);
      console.error(`${Math.min(paths.length, from + TURN)} of ${paths.length} pictures, each by all`);
    }
    return seen;
  } finally {
    await browser.close();
    server.close();
  }
}

function lookAt(
  page: Page,
  asked: { name: RivalName; addresses: string[]; width: number },
): Promise<LookedAt[]> {
  return page.evaluate(({ name, addresses, width }) => globalThis.lookAll(name, addresses, width), asked);
}

/** Where a run leaves what was seen, for one that goes on with it. */
export type Keep = { read(): Seen; write(seen: Seen): void };

/** Keeps in a file (gzipped JSON) for the same pictures; without a file nothing is kept. */
export function keepIn(file: string | undefined, { paths, width }: Pictures): Keep {
  const key = JSON.stringify([width, paths]);
  const nothing = (): Seen => ({
    hadir: { looks: [], longestTaskMs: 0 },
    human: { looks: [], longestTaskMs: 0 },
    "face-api": { looks: [], longestTaskMs: 0 },
  });
  return {
    read() {
      if (!file || !existsSync(file)) return nothing();
      const kept = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { key: string; seen: Seen };
      return kept.key === key ? kept.seen : nothing();
    },
    write(seen) {
      if (file) writeFileSync(file, gzipSync(JSON.stringify({ key, seen })));
    },
  };
}
