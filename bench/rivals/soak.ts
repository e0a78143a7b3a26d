import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { buildHarness, ROOT } from "../build-harness";
import { serveHarness } from "../harness-server";
import { launchChromium } from "../launch-chromium";

/** Memory (MiB, resident) of the process that holds page and worker, after so many frames. */
export type SoakPoint = { frames: number; residentMiB: number };

const BATCH = 50;
const PAGE_BYTES = 4096;

/** Lets the product's client look at `frames` frames, these pictures by turns, and tells the memory on the way. Reads /proc: Linux. */
export async function soak(pictures: readonly string[], frames: number): Promise<SoakPoint[]> {
  const outDir = join(ROOT, "bench/dist");
  await buildHarness(outDir);
  const { url, server } = await serveHarness({ roots: [outDir, join(ROOT, "public")], images: pictures });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}client.html`);
    const loaded = await page.evaluate(() => globalThis.vision.load());
    if (!("ok" in loaded)) throw new Error(`the models did not load: ${loaded.code}`);
    const points: SoakPoint[] = [];
    for (let done = 0; done < frames; done += BATCH) {
      const picture = `/image/${(done / BATCH) % pictures.length}`;
      const count = Math.min(BATCH, frames - done);
      const seen = await page.evaluate(
        ([address, times]) =>
          globalThis.vision.look(address, "check_in", times).then((tried) => "ok" in tried),
        [picture, count] as const,
      );
      if (!seen) throw new Error(`${picture} could not be looked at`);
      points.push({ frames: done + count, residentMiB: await residentOf(browser) });
      console.error(`${done + count} of ${frames} frames`);
    }
    return points;
  } finally {
    await browser.close();
    server.close();
  }
}

/** The largest process that shows a page. */
async function residentOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const resident = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]) * PAGE_BYTES);
  return Math.round(Math.max(...resident) / 2 ** 20);
}
