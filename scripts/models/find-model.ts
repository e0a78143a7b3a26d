import { join } from "node:path";
import type { ModelFile, Provenance } from "@/lib/domain/model-manifest";
import { buildDlibEmbedder } from "./build-dlib-embedder";
import { buildMiniFasNet } from "./build-minifasnet";
import { readIfThere, sha256 } from "./place-file";
import { readCheckpoint } from "./read-checkpoint";

/** Where set-up may look: the packages, folders with weights in order of preference, and a way to fetch an address. */
export type ModelPlaces = {
  nodeModulesDir: string;
  weightDirs: readonly string[];
  fetchBytes: (url: string) => Promise<Uint8Array>;
  /** What was fetched already, by the id of its file. */
  given?: ReadonlyMap<string, Extract<FoundModel, { kind: "found" }>>;
};

/** The first place that has the file, or every place that has not, each as a phrase for a person. */
export type FoundModel =
  | { kind: "found"; bytes: Uint8Array; place: string; provenance: Provenance }
  | { kind: "nowhere"; tried: string[] };

type Search = { tried: string[]; places: ModelPlaces };
type Sources = { [Kind in ModelFile["source"]["kind"]]: Extract<ModelFile["source"], { kind: Kind }> };
type Found = Extract<FoundModel, { kind: "found" }> | null;

/** Looks for one model file, or for what it can be built from; says nothing about whether the bytes are right. */
export async function findModel({ id, source }: ModelFile, places: ModelPlaces): Promise<FoundModel> {
  const given = places.given?.get(id);
  if (given) return given;
  const search: Search = { tried: [], places };
  const found =
    source.kind === "package"
      ? await lookInFolders(source.file, [places.nodeModulesDir], search, "package")
      : source.kind === "weights"
        ? await findWeights(source, search)
        : await buildFromPackage(source, search);
  return found ?? { kind: "nowhere", tried: search.tried };
}

async function findWeights(source: Sources["weights"], search: Search): Promise<Found> {
  return (
    (await lookInFolders(source.file, search.places.weightDirs, search, "folder")) ??
    (source.url ? await download(source.url, search) : null) ??
    (source.checkpoint ? await buildFromCheckpoint(source.checkpoint, search) : null)
  );
}

async function lookInFolders(
  file: string,
  folders: readonly string[],
  { tried }: Search,
  provenance: Provenance,
): Promise<Found> {
  for (const folder of folders) {
    const place = join(folder, file);
    const bytes = await readIfThere(place);
    if (bytes) return { kind: "found", bytes, place, provenance };
    tried.push(`${place} (no such file)`);
  }
  return null;
}

async function download(url: string, { tried, places }: Search): Promise<Found> {
  try {
    return { kind: "found", bytes: await places.fetchBytes(url), place: url, provenance: "publisher" };
  } catch (error) {
    tried.push(`${url} (${reasonOf(error)})`);
    return null;
  }
}

/** A model from its publisher's checkpoint, whose own SHA-256 is known. */
async function buildFromCheckpoint(
  { file, sha256: expected, url }: NonNullable<Sources["weights"]["checkpoint"]>,
  search: Search,
): Promise<Found> {
  const { tried, places } = search;
  const checkpoint =
    (await lookInFolders(file, places.weightDirs, search, "folder")) ?? (await download(url, search));
  if (!checkpoint) return null;
  if (sha256(checkpoint.bytes) !== expected) {
    tried.push(`${checkpoint.place} (not the publisher's file: its SHA-256 is not ${expected})`);
    return null;
  }
  const bytes = buildMiniFasNet(readCheckpoint(checkpoint.bytes));
  return { kind: "found", bytes, place: checkpoint.place, provenance: "built_from_checkpoint" };
}

async function buildFromPackage(
  { manifest, file, fileSha256 }: Sources["package_weights"],
  { tried, places }: Search,
): Promise<Found> {
  const place = join(places.nodeModulesDir, file);
  const [weights, outline] = [
    await readIfThere(place),
    await readIfThere(join(places.nodeModulesDir, manifest)),
  ];
  if (!weights || !outline) {
    tried.push(`${place} (no such file)`);
    return null;
  }
  if (sha256(weights) !== fileSha256) {
    tried.push(`${place} (not the package's file: its SHA-256 is not ${fileSha256})`);
    return null;
  }
  const bytes = buildDlibEmbedder(new TextDecoder().decode(outline), weights);
  return { kind: "found", bytes, place, provenance: "built_from_package" };
}

/** Downloads an address; gives up after half a minute, so that start-up never hangs on a network that drops packets. */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
