import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfiguredEmbedder } from "./configured-embedder";
import { OnnxGraph } from "./onnx-graph";
import { sha256 } from "./place-file";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hadir-embedder-"));
});
afterEach(() => rm(root, { recursive: true }));

type Dims = readonly (number | string)[];

/** A model that takes and gives arrays of these sizes. */
function model(input: Dims = [1, 3, 112, 112], output: Dims = [1, 512]): Uint8Array {
  const graph = new OnnxGraph();
  graph.add("Identity", ["data"], {}, "fc1");
  return graph.encode({ name: "data", dims: input }, { name: "fc1", dims: output });
}

async function configure(bytes: Uint8Array, more: Record<string, string> = {}) {
  const place = join(root, "own.onnx");
  await writeFile(place, bytes);
  const settings = { HADIR_EMBEDDER: place, HADIR_EMBEDDER_SHA256: sha256(bytes), ...more };
  return readConfiguredEmbedder(settings, join(root, "public"));
}

describe("readConfiguredEmbedder", () => {
  it("is none where none is configured", async () => {
    expect(await readConfiguredEmbedder({}, root)).toBeNull();
  });

  it("names the vectors by the file's own hash and reads sizes from the file", async () => {
    const bytes = model(["batch", 3, 112, 112]);
    const found = await configure(bytes, { HADIR_EMBEDDER_ID: "r100", HADIR_EMBEDDER_LICENCE: "Apache-2.0" });
    expect(found?.embedder).toMatchObject({
      modelId: "r100",
      modelVersion: sha256(bytes).slice(0, 12),
      grade: "configured",
      dims: 512,
      input: { name: "data", side: 112, order: "rgb", mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
      output: { name: "fc1" },
      file: { licence: "Apache-2.0", origin: "a file of the operator", bytes: bytes.length },
    });
  });

  it("takes colours, mean and deviation as told", async () => {
    const told = { HADIR_EMBEDDER_COLOURS: "bgr", HADIR_EMBEDDER_MEAN: "0", HADIR_EMBEDDER_STD: "0.2,0.3,1" };
    const found = await configure(model([1, 3, 112, 112], [1, 256]), told);
    expect(found?.embedder).toMatchObject({
      dims: 256,
      input: { order: "bgr", mean: [0, 0, 0], std: [0.2, 0.3, 1] },
    });
  });

  it("fetches once: a file that is in its place already is not asked for again", async () => {
    const bytes = model();
    const path = join(root, "public/models");
    await import("node:fs/promises").then(({ mkdir }) => mkdir(path, { recursive: true }));
    await writeFile(join(path, `embedder-${sha256(bytes).slice(0, 12)}.onnx`), bytes);
    const settings = {
      HADIR_EMBEDDER: "http://127.0.0.1:9/unreachable.onnx",
      HADIR_EMBEDDER_SHA256: sha256(bytes),
    };
    const found = await readConfiguredEmbedder(settings, join(root, "public"));
    expect(found?.embedder.file.origin).toBe("http://127.0.0.1:9/unreachable.onnx");
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "no hash",
      () => readConfiguredEmbedder({ HADIR_EMBEDDER: "x.onnx" }, "."),
      "needs HADIR_EMBEDDER_SHA256",
    ],
    ["another hash", () => configure(model(), { HADIR_EMBEDDER_SHA256: "0".repeat(64) }), "is another file"],
    [
      "no file",
      () =>
        readConfiguredEmbedder(
          { HADIR_EMBEDDER: "/nowhere/x.onnx", HADIR_EMBEDDER_SHA256: "0".repeat(64) },
          ".",
        ),
      "cannot be read",
    ],
    ["no model", () => configure(Buffer.from("<html>an error page</html>")), "no ONNX file"],
    ["a detector's size", () => configure(model([1, 3, 640, 640])), "takes 1x3x640x640, not 1x3x112x112"],
    ["grey pictures", () => configure(model([1, 1, 112, 112])), "takes 1x1x112x112"],
    ["too many numbers", () => configure(model(undefined, [1, 1024])), "gives 1x1024, not up to 512"],
    ["an unknown number of numbers", () => configure(model(undefined, [1, "n"])), "gives 1xn"],
    ["an odd name", () => configure(model(), { HADIR_EMBEDDER_ID: "My Model" }), "HADIR_EMBEDDER_ID"],
    ["an odd order", () => configure(model(), { HADIR_EMBEDDER_COLOURS: "grb" }), "HADIR_EMBEDDER_COLOURS"],
    ["two means", () => configure(model(), { HADIR_EMBEDDER_MEAN: "0.5,0.4" }), "HADIR_EMBEDDER_MEAN"],
    ["a deviation of zero", () => configure(model(), { HADIR_EMBEDDER_STD: "0" }), "must not be 0"],
    ["a word for a number", () => configure(model(), { HADIR_EMBEDDER_STD: "half" }), "HADIR_EMBEDDER_STD"],
  ])("refuses %s", async (_, read, message) => {
    await expect(read()).rejects.toThrow(message);
  });
});
