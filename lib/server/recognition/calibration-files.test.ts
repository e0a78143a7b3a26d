import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CALIBRATIONS } from "@/lib/domain/calibrations";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { findCalibration, readCalibrations } from "./calibration-files";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hadir-calibrations-"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));

it("reads every calibration of the folder, and the shipped ones are such", async () => {
  for (const calibration of CALIBRATIONS) await write(`${calibration.modelId}.json`, calibration);
  await write("notes.txt", "not read");
  const read = await readCalibrations(folder);
  expect(read).toHaveLength(CALIBRATIONS.length);
  expect(read).toEqual(expect.arrayContaining([...CALIBRATIONS]));
});

it("is the shipped one where the operator has none", async () => {
  expect(await readCalibrations(join(folder, "nowhere"))).toEqual([]);
  expect((await findCalibration(STANDARD_EMBEDDER))?.modelId).toBe(STANDARD_EMBEDDER.modelId);
  expect(await findCalibration({ modelId: "own", modelVersion: "1" })).toBeNull();
});

it.each([
  ["half a file", '{"modelId": "own"'],
  ["other JSON", { thresholds: [1] }],
  ["one point", { ...CALIBRATIONS[0], points: [{ fmr: 0.1, cosine: 0.2 }] }],
  ["a rate that accepts everybody", { ...CALIBRATIONS[0], targetFpir: 1 }],
  ["an unknown field", { ...CALIBRATIONS[0], acceptAll: true }],
])("names a file with %s", async (_, content) => {
  await write("bad.json", content);
  await expect(readCalibrations(folder)).rejects.toThrow("bad.json is no calibration file");
});
