import "server-only";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type EmbedderModel, nameOfModel } from "@/lib/domain/embedder-model";
import type { ModelStatus } from "@/lib/domain/model-manifest";

const STATUS = join(process.cwd(), "public/models/status.json");

type Known = { changedAt: number; embedders: readonly EmbedderModel[] };

// Kept on globalThis so that every bundle of the server sees the same.
const shared = globalThis as typeof globalThis & {
  hadirEmbedders?: Known;
  hadirTestEmbedders?: readonly EmbedderModel[];
};

/**
 * The embedders that set-up installed: first the one to use, then others whose vectors may still be stored. Empty where set-up found none:
 * then nobody can be enrolled or recognised.
 */
export async function installedEmbedders(): Promise<readonly EmbedderModel[]> {
  if (shared.hadirTestEmbedders) return shared.hadirTestEmbedders;
  const changedAt = await stat(STATUS).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (shared.hadirEmbedders?.changedAt !== changedAt)
    shared.hadirEmbedders = { changedAt, embedders: changedAt > 0 ? await readEmbedders() : [] };
  return shared.hadirEmbedders.embedders;
}

/** The installed embedder of this name ("id@version"), or null. */
export async function findEmbedder(name: string): Promise<EmbedderModel | null> {
  return (await installedEmbedders()).find((embedder) => nameOfModel(embedder) === name) ?? null;
}

/** Takes these embedders for installed: for tests. */
export function serveModels(embedders: readonly EmbedderModel[]): void {
  shared.hadirTestEmbedders = embedders;
}

async function readEmbedders(): Promise<readonly EmbedderModel[]> {
  const { embedders = [] } = JSON.parse(await readFile(STATUS, "utf8")) as Partial<ModelStatus>;
  return embedders;
}
