import { join } from "node:path";
import { type EmbedderModel, nameOfModel } from "@/lib/domain/embedder-model";
import type { ModelStatus, Provenance } from "@/lib/domain/model-manifest";
import { readIfThere, sha256 } from "./place-file";

const PLACES: Record<Provenance, string> = {
  package: "package",
  folder: "folder",
  publisher: "publisher",
  built_from_package: "built from package",
  built_from_checkpoint: "built from checkpoint",
};

const GRADES: Record<EmbedderModel["grade"], string> = {
  standard: "standard",
  reduced: "REDUCED recognition",
  configured: "configured by the operator",
};

type Row = { file: string; version: string; state: string; from: string; licence: string; sha256: string };

/** What is installed below `publicDir` as a table, each file's bytes looked at again. Exit code 1 where one is missing or changed. */
export async function describeStatus(
  status: ModelStatus | null,
  publicDir: string,
): Promise<{ lines: string[]; exitCode: 0 | 1 }> {
  if (!status) return { lines: ["The models were not set up: npm run setup"], exitCode: 1 };
  const rows = await Promise.all(status.files.map((file) => rowOf(file, publicDir)));
  const [first, ...others] = status.embedders;
  const lines = [
    ...tableOf(rows),
    "",
    first
      ? `recognises with ${nameOfModel(first)} (${GRADES[first.grade]}, ${first.dims} numbers, ${first.file.licence})`
      : "recognises with nothing: no embedder is ready",
    ...others.map((other) => `also ready for people enrolled with it: ${nameOfModel(other)}`),
  ];
  return { lines, exitCode: rows.every(({ state }) => state === "ready") && first ? 0 : 1 };
}

async function rowOf(file: ModelStatus["files"][number], publicDir: string): Promise<Row> {
  const bytes = await readIfThere(join(publicDir, file.path));
  const isChanged = bytes !== null && sha256(bytes) !== file.sha256;
  const state =
    file.state === "missing" || !bytes ? (file.reason ?? "missing") : isChanged ? "CHANGED" : "ready";
  return {
    file: file.file,
    version: file.version,
    state,
    from: file.provenance ? PLACES[file.provenance] : "-",
    licence: file.licence,
    sha256: file.sha256,
  };
}

function tableOf(rows: readonly Row[]): string[] {
  const heading: Row = {
    file: "file",
    version: "version",
    state: "state",
    from: "from",
    licence: "licence",
    sha256: "SHA-256",
  };
  const keys = Object.keys(heading) as (keyof Row)[];
  const widths = keys.map((key) => Math.max(...[heading, ...rows].map((row) => row[key].length)));
  return [heading, ...rows].map((row) =>
    keys
      .map((key, i) => row[key].padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
