import type { Socket } from "node:net";
import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { buildHarness, ROOT } from "../build-harness";
import { serveHarness } from "../harness-server";
import { launchChromium } from "../launch-chromium";

/** Bytes that a server sends (not compressed, headers included) until a page with the product's vision client is ready, and how long that took. */
export type Visit = { bytes: number; readyMs: number; backend: string };

/** The first and the second visit of one browser. */
export async function visitTwice(): Promise<[Visit, Visit]> {
  const outDir = join(ROOT, "bench/dist");
  await buildHarness(outDir);
  const { url, server } = await serveHarness({ roots: [outDir, join(ROOT, "public")], images: [] });
  const sockets: Socket[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  const sent = () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    const first = await visit(context, url, sent);
    return [first, await visit(context, url, sent)];
  } finally {
    await browser.close();
    server.close();
  }
}

async function visit(context: BrowserContext, url: string, sent: () => number): Promise<Visit> {
  const page = await context.newPage();
  const [before, started] = [sent(), Date.now()];
  await page.goto(`${url}client.html`);
  const loaded = await page.evaluate(() => globalThis.vision.load());
  if (!("ok" in loaded)) throw new Error(`the models did not load: ${loaded.code}`);
  const readyMs = Date.now() - started;
  const backend = await page.evaluate(async () => {
    const gpu = "gpu" in navigator ? (navigator.gpu as { requestAdapter(): Promise<unknown> }) : null;
    const adapter = await gpu?.requestAdapter().catch(() => null);
    return adapter ? "WebGPU adapter there" : "no WebGPU adapter";
  });
  await page.close();
  return { bytes: sent() - before, readyMs, backend };
}
