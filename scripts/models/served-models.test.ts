import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { SHARED_FILES } from "@/lib/domain/model-manifest";
import { sha256 } from "./place-file";
import { readOnnx } from "./read-onnx";

const PUBLIC = fileURLToPath(new URL("../../public", import.meta.url));

/** Models that judge people, by the names that Human, face-api and others give them and their outputs. */
const JUDGES_PEOPLE =
  /emotion|expression|age[-_]?(gender|net)|agegender|gender|race|ethnic|gear|ssrnet|faceres|deepface/i;

/** Every file below public/, with slashes. */
function filesBelow(folder: string, prefix = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [`${prefix}${entry.name}`],
  );
}

const served = filesBelow(PUBLIC);
const models = served.filter((path) => /\.(onnx|bin|json|wasm|tflite|pb)$/.test(path));

describe("what is served", () => {
  it("is no model of emotion, age, gender or race, by name", () => {
    expect(served.filter((path) => JUDGES_PEOPLE.test(path))).toEqual([]);
  });

  it("is no model that the manifest does not name, but the operator's own embedders", () => {
    const known = new Set(
      [...SHARED_FILES, STANDARD_EMBEDDER.file, REDUCED_EMBEDDER.file].map(({ path }) => path),
    );
    const others = models.filter(
      (path) =>
        !known.has(path) &&
        path !== "models/status.json" &&
        !/^models\/embedder-[0-9a-f]{12}\.onnx$/.test(path),
    );
    expect(others).toEqual([]);
  });

  it("is the manifest's bytes, so that no name hides another model", () => {
    const bySource = SHARED_FILES.filter(({ path }) => models.includes(path));
    for (const { path, sha256: expected, source } of bySource) {
      if (source.kind === "weights") continue; // May be built here; its function is checked at set-up (build-models.test.ts).
      expect(sha256(readFileSync(join(PUBLIC, path))), path).toBe(expected);
    }
  });

  it.each(models.filter((path) => path.endsWith(".onnx")))(
    "%s gives a vector or liveness, nothing else",
    (path) => {
      const { outputs } = readOnnx(readFileSync(join(PUBLIC, path)));
      expect(outputs).toHaveLength(1);
      const [{ name, dims } = { name: "", dims: [] }] = outputs;
      expect(name).not.toMatch(JUDGES_PEOPLE);
      const size = Number(dims.at(-1));
      expect(path.includes("minifasnet") ? size === 3 : size >= 128).toBe(true);
    },
  );
});

describe("what the worker asks for", () => {
  it("names no such model anywhere in the vision code", () => {
    const sources = filesBelow(fileURLToPath(new URL("../../lib/vision", import.meta.url)));
    const folder = fileURLToPath(new URL("../../lib/vision/", import.meta.url));
    const lines = sources
      .filter((path) => !path.endsWith(".test.ts"))
      .flatMap((path) => readFileSync(join(folder, path), "utf8").split("\n"));
    const switchedOn = lines.filter((line) =>
      /(emotion|gear|description|age|gender):\s*\{\s*enabled:\s*true/.test(line),
    );
    expect(switchedOn).toEqual([]);
    for (const off of ["emotion", "gear", "description"])
      expect(
        lines.some((line) => line.includes(`${off}: { enabled: false }`)),
        off,
      ).toBe(true);
  });
});
