import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { EmbedderModel } from "@/lib/domain/embedder-model";
import type { ModelFile, ModelStatus, Provenance } from "@/lib/domain/model-manifest";
import { findModel, type ModelPlaces } from "./find-model";
import { equalsReference } from "./minifasnet-reference";
import { readIfThere, sha256, writeWhole } from "./place-file";

/** Where the status file is, below public/. */
export const STATUS_FILE = "models/status.json";

/** What is there: size and SHA-256, which differ from the manifest's where a model was built here from its publisher's checkpoint. */
type Present = { bytes: number; sha256: string };

/**
 * What became of one file. `kept`: it was there and right. `copied`: it was fetched from `place`, or built from what is there, and is
 * right. `refused`: `place` has other bytes than the manifest's, nothing is served. `missing`: no place has it.
 */
export type Installed = { file: ModelFile } & (
  | { kind: "kept"; present: Present }
  | { kind: "copied"; place: string; provenance: Provenance; present: Present }
  | { kind: "refused"; place: string; actual: string }
  | { kind: "missing"; tried: string[] }
);

/** Puts one file below `publicDir`, if it can be had and is the manifest's. */
export async function installModel(
  file: ModelFile,
  publicDir: string,
  places: ModelPlaces,
): Promise<Installed> {
  const target = join(publicDir, file.path);
  const present = await readIfThere(target);
  if (present && (await isRight(file, present))) return { kind: "kept", file, present: measured(present) };
  if (present) await rm(target);

  const found = await findModel(file, places);
  if (found.kind === "nowhere") return { kind: "missing", file, tried: found.tried };
  const { bytes, place, provenance } = found;
  if (!(await isRight(file, bytes))) return { kind: "refused", file, place, actual: sha256(bytes) };
  await writeWhole(target, bytes);
  return { kind: "copied", file, place, provenance, present: measured(bytes) };
}

/** The manifest's bytes; or, where a model can be built from a checkpoint, one that answers what the manifest's answers. */
async function isRight({ id, sha256: expected, source }: ModelFile, bytes: Uint8Array): Promise<boolean> {
  if (sha256(bytes) === expected) return true;
  return source.kind === "weights" && source.checkpoint !== null && (await equalsReference(id, bytes));
}

function measured(bytes: Uint8Array): Present {
  return { bytes: bytes.length, sha256: sha256(bytes) };
}

/** What is to be installed: files that every installation serves, and embedders, the preferred one first. */
export type Wanted = {
  files: readonly ModelFile[];
  embedders: readonly (EmbedderModel & { file: ModelFile })[];
};

/** Installs every file and leaves `models/status.json` beside them for worker, server and pages to read. */
export async function installModels(
  wanted: Wanted,
  publicDir: string,
  places: ModelPlaces,
): Promise<Installed[]> {
  const results: Installed[] = [];
  for (const file of [...wanted.files, ...wanted.embedders.map((embedder) => embedder.file)])
    results.push(await installModel(file, publicDir, places));
  const before = await readStatus(publicDir);
  const status = statusOf(results, wanted.embedders, before);
  status.embedders.push(...(await formerEmbedders(status, before, publicDir)));
  await writeWhole(join(publicDir, STATUS_FILE), `${JSON.stringify(status, null, 2)}\n`);
  return results;
}

/** What an earlier set-up left, or null. */
export async function readStatus(publicDir: string): Promise<ModelStatus | null> {
  const bytes = await readIfThere(join(publicDir, STATUS_FILE));
  if (!bytes) return null;
  try {
    const status = JSON.parse(new TextDecoder().decode(bytes)) as Partial<ModelStatus>;
    // The file of an older version has no embedders and tells less: as good as none.
    return status.files && status.embedders ? { files: status.files, embedders: status.embedders } : null;
  } catch {
    return null;
  }
}

/** The status file's content. Where a file was kept, what an earlier set-up knew of its origin is known still. */
export function statusOf(
  results: readonly Installed[],
  embedders: readonly EmbedderModel[],
  before: ModelStatus | null,
): ModelStatus {
  const files = results.map((result): ModelStatus["files"][number] => {
    const { file, kind } = result;
    const isReady = kind === "kept" || kind === "copied";
    const earlier = before?.files.find(({ id }) => id === file.id)?.provenance ?? null;
    return {
      id: file.id,
      file: basename(file.path),
      path: file.path,
      version: file.version,
      licence: file.licence,
      ...(isReady ? result.present : { bytes: file.bytes, sha256: file.sha256 }),
      provenance: kind === "copied" ? result.provenance : kind === "kept" ? (earlier ?? certain(file)) : null,
      state: isReady ? "ready" : "missing",
      reason: kind === "refused" ? "mismatch" : kind === "missing" ? "not_found" : null,
    };
  });
  const ready = new Set(files.filter(({ state }) => state === "ready").map(({ path }) => path));
  return { files, embedders: embedders.filter(({ file }) => ready.has(file.path)).map(served) };
}

/** Where bytes that equal the manifest's must have come from; null where there are several places. */
function certain({ source }: ModelFile): Provenance | null {
  if (source.kind === "package") return "package";
  return source.kind === "package_weights" ? "built_from_package" : null;
}

/** Configured embedders of before whose file is still there: people may be enrolled with them. */
async function formerEmbedders(
  { embedders }: ModelStatus,
  before: ModelStatus | null,
  publicDir: string,
): Promise<EmbedderModel[]> {
  const former: EmbedderModel[] = [];
  for (const embedder of before?.embedders ?? []) {
    if (embedder.grade !== "configured") continue;
    if (embedders.some(({ file }) => file.path === embedder.file.path)) continue;
    const bytes = await readIfThere(join(publicDir, embedder.file.path));
    if (bytes && sha256(bytes) === embedder.file.sha256) former.push(embedder);
  }
  return former;
}

/** An embedder as it is told to browsers: without where its bytes were looked for. */
function served({ file, ...embedder }: EmbedderModel): EmbedderModel {
  const { path, bytes, sha256: hash, licence, origin } = file;
  return { ...embedder, file: { path, bytes, sha256: hash, licence, origin } };
}
