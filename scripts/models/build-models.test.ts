import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { PAD_MODELS } from "@/lib/domain/model-manifest";
import type { ModelPlaces } from "./find-model";
import { installModel, installModels } from "./install-models";
import { equalsReference } from "./minifasnet-reference";
import { reportModels } from "./report-models";
import { recognitionWeights } from "./testing/face-api-network";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const pad = PAD_MODELS[0].file;
const reference = await readFile(join(repository, "public", pad.path)).catch(() => null);

let root: string;
let publicDir: string;
let places: ModelPlaces;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hadir-built-"));
  publicDir = join(root, "public");
  places = {
    nodeModulesDir: join(repository, "node_modules"),
    weightDirs: [join(root, "weights")],
    fetchBytes: () => Promise.reject(new Error("no network")),
  };
  await mkdir(join(root, "weights"));
});
afterEach(() => rm(root, { recursive: true }));

describe("the reduced embedder", () => {
  it("is built from the package, byte for byte what the manifest says", { timeout: 60_000 }, async () => {
    const result = await installModel(REDUCED_EMBEDDER.file, publicDir, places);
    expect(result).toMatchObject({ kind: "copied", provenance: "built_from_package" });
    expect((await installModel(REDUCED_EMBEDDER.file, publicDir, places)).kind).toBe("kept");
  });

  it("stands in where the standard one is not to be had, and set-up says so", {
    timeout: 60_000,
  }, async () => {
    const embedders = [STANDARD_EMBEDDER, REDUCED_EMBEDDER];
    const { lines, exitCode } = reportModels(
      await installModels({ files: [], embedders }, publicDir, places),
    );
    expect(exitCode).toBe(0);
    expect(lines[0]).toBe("models: 1 of 2 ready, 1 copied now");
    expect(lines[1]).toContain("The reduced recognition model is used instead");
    const status = JSON.parse(await readFile(join(publicDir, "models/status.json"), "utf8"));
    expect(status.embedders.map(({ modelId }: { modelId: string }) => modelId)).toEqual(["dlib-resnet"]);
  });

  it("is not built from weights that were changed", async () => {
    places.nodeModulesDir = join(root, "node_modules");
    const { manifest, file } = REDUCED_EMBEDDER.file.source;
    for (const one of [manifest, file]) {
      await mkdir(dirname(join(places.nodeModulesDir, one)), { recursive: true });
      await copyFile(join(repository, "node_modules", one), join(places.nodeModulesDir, one));
    }
    const { file: weights } = await recognitionWeights();
    weights[5] = (weights[5] ?? 0) ^ 1;
    await writeFile(join(places.nodeModulesDir, file), weights);
    const result = await installModel(REDUCED_EMBEDDER.file, publicDir, places);
    expect(result).toMatchObject({
      kind: "missing",
      tried: [expect.stringContaining("not the package's file")],
    });
  });
});

describe("a liveness model from its publisher's checkpoint", () => {
  it("says where it looked: for the model, then for the checkpoint, then at the publisher's", async () => {
    const result = await installModel(pad, publicDir, places);
    expect(result).toMatchObject({
      kind: "missing",
      tried: [
        expect.stringContaining("minifasnet-v2-2.7.onnx (no such file)"),
        expect.stringContaining("2.7_80x80_MiniFASNetV2.pth (no such file)"),
        expect.stringMatching(/^https:\/\/raw\.githubusercontent\.com\/minivision-ai\/.*\(no network\)$/),
      ],
    });
  });

  it("refuses a checkpoint with another SHA-256 than the publisher's", async () => {
    await writeFile(join(root, "weights/2.7_80x80_MiniFASNetV2.pth"), "something else");
    const result = await installModel(pad, publicDir, places);
    expect(result).toMatchObject({
      tried: expect.arrayContaining([expect.stringContaining("not the publisher's")]),
    });
  });

  it.skipIf(!reference)(
    "is right when it answers as the published one does, whatever its bytes (needs the model: npm run setup)",
    { timeout: 60_000 },
    async () => {
      const bytes = reference ?? new Uint8Array();
      expect(await equalsReference(pad.id, bytes)).toBe(true);
      expect(await equalsReference("minifasnet-v1se-4.0", bytes)).toBe(false);
      expect(await equalsReference(pad.id, Buffer.from("no model"))).toBe(false);
      // Other bytes, same function: a field that ONNX ignores at the end of the file (producer_version).
      const same = Buffer.concat([bytes, Buffer.from([0x1a, 1, 0x31])]);
      await mkdir(join(publicDir, "models"), { recursive: true });
      await writeFile(join(publicDir, pad.path), same);
      expect(await installModel(pad, publicDir, places)).toMatchObject({
        kind: "kept",
        present: { bytes: same.length },
      });
    },
  );
});
