import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { type ModelFile, SHARED_FILES } from "@/lib/domain/model-manifest";
import type { ModelPlaces } from "./find-model";
import { installModels } from "./install-models";
import { sha256 } from "./place-file";
import { reportModels } from "./report-models";

const RIGHT = Buffer.from("the weights");
const URL = "https://publisher.example/weights.onnx";
const packaged: ModelFile = {
  id: "mesh",
  version: "1",
  path: "models/mesh.bin",
  bytes: 4,
  sha256: sha256(Buffer.from("mesh")),
  licence: "MIT",
  origin: "a package",
  source: { kind: "package", file: "pkg/mesh.bin" },
};
const weights: ModelFile = {
  ...packaged,
  id: "embedder",
  path: "models/embedder.onnx",
  bytes: RIGHT.length,
  sha256: sha256(RIGHT),
  source: { kind: "weights", file: "embedder.onnx", url: URL, checkpoint: null },
};

let root: string;
let publicDir: string;
let places: ModelPlaces;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hadir-models-"));
  publicDir = join(root, "public");
  places = {
    nodeModulesDir: join(root, "node_modules"),
    weightDirs: [join(root, "chosen"), join(root, "shared")],
    fetchBytes: () => Promise.reject(new Error("fetch failed")),
  };
  for (const dir of ["node_modules/pkg", "chosen", "shared"])
    await mkdir(join(root, dir), { recursive: true });
  await writeFile(join(root, "node_modules/pkg/mesh.bin"), "mesh");
});
afterEach(() => rm(root, { recursive: true }));

const embedder = { ...STANDARD_EMBEDDER, file: weights };
const install = () => installModels({ files: [packaged], embedders: [embedder] }, publicDir, places);
const served = (file: ModelFile) => readFile(join(publicDir, file.path), "utf8");
const status = async () => JSON.parse(await readFile(join(publicDir, "models/status.json"), "utf8"));

describe("installModels", () => {
  it("tells which embedders are ready, without where it looked for them", async () => {
    await writeFile(join(root, "shared/embedder.onnx"), RIGHT);
    await install();
    const { embedders } = await status();
    expect(embedders).toEqual([expect.objectContaining({ modelId: embedder.modelId, grade: "standard" })]);
    expect(Object.keys(embedders[0].file)).toEqual(["path", "bytes", "sha256", "licence", "origin"]);
  });

  it("remembers where a file came from", async () => {
    await writeFile(join(root, "shared/embedder.onnx"), RIGHT);
    await install();
    await install();
    expect((await status()).files.map((file: { provenance: string }) => file.provenance)).toEqual([
      "package",
      "folder",
    ]);
  });

  it("keeps an embedder that was configured before, for those who were enrolled with it", async () => {
    await writeFile(join(root, "shared/embedder.onnx"), RIGHT);
    const own = { ...weights, id: "own", path: "models/embedder-own.onnx" };
    const former = { ...embedder, modelId: "own", grade: "configured" as const, file: own };
    await installModels({ files: [packaged], embedders: [former, embedder] }, publicDir, places);
    await install();
    await install();
    const names = async () => (await status()).embedders.map(({ modelId }: { modelId: string }) => modelId);
    expect(await names()).toEqual([embedder.modelId, "own"]);
    await writeFile(join(publicDir, own.path), "tampered");
    await install();
    expect(await names()).toEqual([embedder.modelId]);
  });

  it("copies from packages and folders, and the second time copies nothing", async () => {
    await writeFile(join(root, "shared/embedder.onnx"), RIGHT);
    expect((await install()).map((result) => result.kind)).toEqual(["copied", "copied"]);
    expect(await served(weights)).toBe("the weights");
    const before = await stat(join(publicDir, weights.path));
    const again = await install();
    expect(again.map((result) => result.kind)).toEqual(["kept", "kept"]);
    expect((await stat(join(publicDir, weights.path))).mtimeMs).toBe(before.mtimeMs);
    expect(reportModels(again)).toEqual({ lines: ["models: 2 of 2 ready"], exitCode: 0 });
  });

  it("prefers the first folder", async () => {
    await writeFile(join(root, "chosen/embedder.onnx"), RIGHT);
    await writeFile(join(root, "shared/embedder.onnx"), "something else");
    const [, result] = await install();
    expect(result).toMatchObject({ kind: "copied", place: join(root, "chosen/embedder.onnx") });
  });

  it("refuses other bytes, serves nothing of them and names both hashes", async () => {
    await writeFile(join(root, "chosen/embedder.onnx"), "tampered");
    await writeFile(join(root, "shared/embedder.onnx"), RIGHT);
    const results = await install();
    const { lines, exitCode } = reportModels(results);
    expect(exitCode).toBe(1);
    expect(lines.join("\n")).toContain(join(root, "chosen/embedder.onnx"));
    expect(lines.join("\n")).toContain(weights.sha256);
    expect(lines.join("\n")).toContain(sha256(Buffer.from("tampered")));
    expect(await readdir(join(publicDir, "models"))).toEqual(["mesh.bin", "status.json"]);
    expect((await status()).files[1]).toMatchObject({ id: "embedder", state: "missing", reason: "mismatch" });
  });

  it("repairs a truncated copy", async () => {
    await writeFile(join(root, "shared/embedder.onnx"), RIGHT);
    await mkdir(join(publicDir, "models"), { recursive: true });
    await writeFile(join(publicDir, weights.path), RIGHT.subarray(0, 4));
    expect((await install())[1]?.kind).toBe("copied");
    expect(await served(weights)).toBe("the weights");
  });

  it("takes a truncated copy away where no right one can be had", async () => {
    await mkdir(join(publicDir, "models"), { recursive: true });
    await writeFile(join(publicDir, weights.path), RIGHT.subarray(0, 4));
    expect((await install())[1]?.kind).toBe("missing");
    await expect(served(weights)).rejects.toThrow("ENOENT");
  });

  it("says what to do about a missing model and lets the app start", async () => {
    const results = await install();
    const { lines, exitCode } = reportModels(results);
    expect(exitCode).toBe(0);
    expect(lines[0]).toBe("models: 1 of 2 ready, 1 copied now");
    expect(lines.join("\n")).toContain(`${URL} (fetch failed)`);
    expect(lines.at(-1)).toContain(
      `MODELS_DIR to a folder that holds embedder.onnx with SHA-256 ${weights.sha256}`,
    );
    expect(await status()).toEqual({
      embedders: [],
      files: [
        expect.objectContaining({
          id: "mesh",
          file: "mesh.bin",
          state: "ready",
          reason: null,
          provenance: "package",
        }),
        expect.objectContaining({
          id: "embedder",
          file: "embedder.onnx",
          state: "missing",
          reason: "not_found",
        }),
      ],
    });
  });

  it("takes the publisher's file, checked as any other", async () => {
    places.fetchBytes = async () => RIGHT;
    expect((await install())[1]).toMatchObject({ kind: "copied", place: URL });
    await rm(publicDir, { recursive: true });
    places.fetchBytes = async () => Buffer.from("an error page");
    expect((await install())[1]).toMatchObject({ kind: "refused", place: URL });
  });
});

const ALL: ModelFile[] = [...SHARED_FILES, STANDARD_EMBEDDER.file, REDUCED_EMBEDDER.file];

describe("the manifest", () => {
  it("names each file once, with a whole SHA-256", () => {
    expect(new Set(ALL.map((file) => file.id)).size).toBe(ALL.length);
    expect(new Set(ALL.map((file) => file.path)).size).toBe(ALL.length);
    for (const file of ALL) expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("ships no model that judges emotion, age, gender or race", () => {
    for (const file of ALL) expect(file.path).not.toMatch(/emotion|age|gender|race|gear|ssrnet|faceres/i);
  });
});
