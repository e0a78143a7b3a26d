import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameOfModel, REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { PAD_MODELS } from "@/lib/domain/model-manifest";
import { cosine, norm } from "@/lib/domain/vector";
import { buildHarness, ROOT } from "./build-harness";
import { serveHarness } from "./harness-server";
import { hasChromium, launchChromium } from "./launch-chromium";
import { samplePicture } from "./sample-picture";

const EMBEDDER_PATH = `/${STANDARD_EMBEDDER.file.path}`;
const PAD_PATH = `/${PAD_MODELS[1].file.path}`;
const weights = await readFile(join(ROOT, "public", STANDARD_EMBEDDER.file.path)).catch(() => null);

describe.skipIf(!hasChromium() || !weights)(
  "the vision client in Chromium (needs CHROMIUM_PATH and models)",
  () => {
    const instead = new Map<string, Uint8Array | null>();
    let folder: string;
    let url: string;
    let server: Server;
    let browser: Browser;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "hadir-harness-"));
      await buildHarness(folder);
      await writeFile(join(folder, "face.jpg"), await samplePicture("face"));
      ({ url, server } = await serveHarness({
        roots: [folder, join(ROOT, "public")],
        images: [join(folder, "face.jpg")],
        instead,
      }));
      browser = await launchChromium();
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      server?.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function openPage(): Promise<Page> {
      const page = await browser.newPage();
      await page.goto(`${url}client.html`);
      return page;
    }

    it("loads every model, sees a face and keeps the page responsive", { timeout: 60_000 }, async () => {
      const page = await openPage();
      expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(false);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const loaded = await page.evaluate(() => globalThis.vision.load());
      if (!("ok" in loaded)) throw new Error(loaded.code);
      expect(loaded.ok.at(-1)).toEqual({
        loadedBytes: loaded.ok.at(-1)?.totalBytes,
        totalBytes: loaded.ok[0]?.totalBytes,
      });

      const seen = await page.evaluate(() => globalThis.vision.look("/image/0", "check_in", 5));
      if (!("ok" in seen)) throw new Error(seen.code);
      expect(seen.ok.map((sighting) => sighting.at)).toEqual([0, 1, 2, 3, 4]);
      const { width, height, faceCount, face } = seen.ok[4] ?? {};
      expect({ width, height, faceCount }).toEqual({ width: 256, height: 256, faceCount: 1 });
      expect(face?.landmarks).toHaveLength(12);
      expect(face?.quality.interEyePx).toBeGreaterThan(70);
      expect(norm(Object.values(face?.embedding ?? {}))).toBeCloseTo(1, 5);
      expect(face?.livePad).toBeGreaterThan(0);

      expect(await page.evaluate(() => globalThis.vision.longestTaskMs())).toBeLessThan(100);
      expect(asked.filter((address) => !address.startsWith(url) && !address.startsWith("blob:"))).toEqual([]);
      const models = asked
        .map((address) => new URL(address).pathname)
        .filter((path) => /^\/(models|wasm)\//.test(path));
      expect(
        models.filter(
          (path) => !path.match(/blazeface|facemesh|iris|minifasnet|arcface|tfjs-backend|status\.json/),
        ),
      ).toEqual([]);
      const runtimes = asked.filter((address) => address.includes("tfjs-backend"));
      expect(runtimes).toEqual([`${url}wasm/tfjs-backend-wasm-simd.wasm`]);
    });

    it("takes every model from what it kept, and starts without a network", { timeout: 60_000 }, async () => {
      const context = await browser.newContext();
      const first = await context.newPage();
      await first.goto(`${url}client.html`);
      await first.evaluate(() => globalThis.vision.load());
      const second = await context.newPage();
      const asked: string[] = [];
      second.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await second.goto(`${url}client.html`);
      const loaded = await second.evaluate(() => globalThis.vision.load());
      expect(loaded).toHaveProperty("ok");
      expect(asked.filter((path) => /^\/(models|wasm)\//.test(path))).toEqual(["/models/status.json"]);

      const third = await context.newPage();
      await third.goto(`${url}client.html`);
      await third.route(/\/(models|wasm)\//, (route) => route.abort());
      expect(await third.evaluate(() => globalThis.vision.load())).toHaveProperty("ok");
      expect(await third.evaluate(() => globalThis.vision.look("/image/0", "check_in", 1))).toHaveProperty(
        "ok",
      );
      await context.close();
    });

    it("fetches again what was changed in its keeping", { timeout: 60_000 }, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${url}client.html`);
      await page.evaluate(() => globalThis.vision.load());
      await page.evaluate(async () => {
        const cache = await caches.open("hadir-models");
        for (const request of await cache.keys()) await cache.put(request, new Response("tampered"));
      });
      const again = await context.newPage();
      const asked: string[] = [];
      again.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await again.goto(`${url}client.html`);
      expect(await again.evaluate(() => globalThis.vision.load())).toHaveProperty("ok");
      expect(asked).toContain(EMBEDDER_PATH);
      await context.close();
    });

    it("embeds with the embedders that are asked for, and names each", { timeout: 60_000 }, async () => {
      const page = await openPage();
      const names = [REDUCED_EMBEDDER, STANDARD_EMBEDDER].map(nameOfModel);
      expect(await page.evaluate((wanted) => globalThis.vision.load(wanted), names)).toHaveProperty("ok");
      const seen = await page.evaluate(() => globalThis.vision.look("/image/0", "check_in", 1));
      if (!("ok" in seen)) throw new Error(seen.code);
      const [sighting] = seen.ok;
      expect(sighting?.model).toMatchObject({ modelId: REDUCED_EMBEDDER.modelId });
      const { embedding, second } = sighting?.face ?? {};
      expect(second).toMatchObject({ modelId: STANDARD_EMBEDDER.modelId });
      const [one, other] = [embedding, second?.embedding].map((vector) => Object.values(vector ?? {}));
      expect([norm(one ?? []), norm(other ?? [])]).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
      expect(cosine(one ?? [], other ?? [])).toBeLessThan(0.5);
    });

    it("says which embedder is not installed", { timeout: 60_000 }, async () => {
      const page = await openPage();
      expect(await page.evaluate(() => globalThis.vision.load(["own@1"]))).toEqual({
        code: "model_missing",
        file: "own@1",
      });
    });

    it("does not run PAD and embedding on a frame that fails the gate", { timeout: 60_000 }, async () => {
      const page = await openPage();
      await page.evaluate(() => globalThis.vision.load());
      const seen = await page.evaluate(() => globalThis.vision.look("/image/0", "enrol", 1));
      expect(seen).toMatchObject({ ok: [{ faceCount: 1, face: { livePad: null, embedding: null } }] });
    });

    it("names a missing model, and loads once it is there", { timeout: 60_000 }, async () => {
      const page = await openPage();
      instead.set(PAD_PATH, null);
      expect(await page.evaluate(() => globalThis.vision.load())).toEqual({
        code: "model_missing",
        file: "minifasnet-v1se-4.0.onnx",
      });
      expect(await page.evaluate(() => globalThis.vision.look("/image/0", "check_in", 1))).toMatchObject({
        code: "not_loaded",
      });
      instead.clear();
      expect(await page.evaluate(() => globalThis.vision.load())).toHaveProperty("ok");
      expect(await page.evaluate(() => globalThis.vision.look("/image/0", "check_in", 1))).toHaveProperty(
        "ok",
      );
    });

    it.each([
      ["one changed byte", (bytes: Uint8Array) => bytes.fill(7, 1000, 1001)],
      ["half a file", (bytes: Uint8Array) => bytes.subarray(0, 2_000_000)],
      ["a page instead of a model", () => Buffer.from("<html>")],
      ["a longer file", (bytes: Uint8Array) => Buffer.concat([bytes, bytes])],
    ])("refuses %s", { timeout: 60_000 }, async (_, spoil) => {
      instead.set(EMBEDDER_PATH, spoil(Uint8Array.from(weights ?? [])));
      const page = await openPage();
      const failure = { code: "model_corrupt", file: "arcface-mobilefacenet-128.onnx" };
      expect(await page.evaluate(() => globalThis.vision.load())).toEqual(failure);
      instead.clear();
    });

    it("says that the worker did not start, and starts another", { timeout: 60_000 }, async () => {
      const script = (await readdir(join(folder, "assets"))).find((name) => /^worker-.*\.js$/.test(name));
      instead.set(`/assets/${script}`, null);
      const page = await openPage();
      expect(await page.evaluate(() => globalThis.vision.load())).toEqual({
        code: "worker_crashed",
        file: null,
      });
      instead.clear();
      expect(await page.evaluate(() => globalThis.vision.load())).toHaveProperty("ok");
    });

    it("fails one frame and goes on with the next; ends when it is closed", { timeout: 60_000 }, async () => {
      const page = await openPage();
      await page.evaluate(() => globalThis.vision.load());
      expect(await page.evaluate(() => globalThis.vision.lookAtNothing())).toMatchObject({
        code: "frame_failed",
      });
      expect(await page.evaluate(() => globalThis.vision.look("/image/0", "check_in", 1))).toHaveProperty(
        "ok",
      );
      await page.evaluate(() => globalThis.vision.close());
      expect(await page.evaluate(() => globalThis.vision.look("/image/0", "check_in", 1))).toMatchObject({
        code: "closed",
      });
      expect(await page.evaluate(() => globalThis.vision.load())).toMatchObject({ code: "closed" });
    });
  },
);
