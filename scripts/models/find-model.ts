import { join } from "node:path";
import type { ModelFile } from "@/lib/domain/model-manifest";
import { readIfThere } from "./place-file";

/** Where set-up may look: the packages, folders with weights in order of preference, and a way to fetch an address. */
export type ModelPlaces = {
  nodeModulesDir: string;
  weightDirs: readonly string[];
  fetchBytes: (url: string) => Promise<Uint8Array>;
};

/** The first place that has the file, or every place that has not, each as a phrase for a person. */
export type FoundModel =
  | { kind: "found"; bytes: Uint8Array; place: string }
  | { kind: "nowhere"; tried: string[] };

/** Looks for one model file; says nothing about whether the bytes are right. */
export async function findModel(file: ModelFile, places: ModelPlaces): Promise<FoundModel> {
  const { source } = file;
  const dirs = source.kind === "package" ? [places.nodeModulesDir] : places.weightDirs;
  const tried: string[] = [];
  for (const dir of dirs) {
    const place = join(dir, source.file);
    const bytes = await readIfThere(place);
    if (bytes) return { kind: "found", bytes, place };
    tried.push(`${place} (no such file)`);
  }
  if (source.kind === "weights" && source.url) {
    try {
      return { kind: "found", bytes: await places.fetchBytes(source.url), place: source.url };
    } catch (error) {
      tried.push(`${source.url} (${reasonOf(error)})`);
    }
  }
  return { kind: "nowhere", tried };
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
