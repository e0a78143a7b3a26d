import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ModelFile, ModelStatus } from "@/lib/domain/model-manifest";
import { findModel, type ModelPlaces } from "./find-model";
import { readIfThere, sha256, writeWhole } from "./place-file";

/**
 * What became of one file. `kept`: it was there and right. `copied`: it was fetched from `place` and is right.
 * `refused`: `place` has other bytes than the manifest's, nothing is served. `missing`: no place has it.
 */
export type Installed = { file: ModelFile } & (
  | { kind: "kept" }
  | { kind: "copied"; place: string }
  | { kind: "refused"; place: string; actual: string }
  | { kind: "missing"; tried: string[] }
);

/** Puts one file below `publicDir`, if it can be had and its SHA-256 is the manifest's. */
export async function installModel(
  file: ModelFile,
  publicDir: string,
  places: ModelPlaces,
): Promise<Installed> {
  const target = join(publicDir, file.path);
  const present = await readIfThere(target);
  if (present && sha256(present) === file.sha256) return { kind: "kept", file };
  if (present) await rm(target);

  const found = await findModel(file, places);
  if (found.kind === "nowhere") return { kind: "missing", file, tried: found.tried };
  const actual = sha256(found.bytes);
  if (actual !== file.sha256) return { kind: "refused", file, place: found.place, actual };
  await writeWhole(target, found.bytes);
  return { kind: "copied", file, place: found.place };
}

/** Installs every file and leaves `models/status.json` beside them for the pages to read. */
export async function installModels(
  files: readonly ModelFile[],
  publicDir: string,
  places: ModelPlaces,
): Promise<Installed[]> {
  const results: Installed[] = [];
  for (const file of files) results.push(await installModel(file, publicDir, places));
  const status = `${JSON.stringify(statusOf(results), null, 2)}\n`;
  await writeWhole(join(publicDir, "models/status.json"), status);
  return results;
}

/** The status file's content. */
export function statusOf(results: readonly Installed[]): ModelStatus {
  return {
    files: results.map(({ kind, file }) => ({
      id: file.id,
      file: basename(file.path),
      path: file.path,
      version: file.version,
      sha256: file.sha256,
      state: kind === "kept" || kind === "copied" ? "ready" : "missing",
      reason: kind === "refused" ? "mismatch" : kind === "missing" ? "not_found" : null,
    })),
  };
}
