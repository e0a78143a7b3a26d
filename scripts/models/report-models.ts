import { basename } from "node:path";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { Installed } from "./install-models";

/** What set-up prints, line by line, and its exit code: 1 where bytes were refused; a missing model lets the app start. */
export type ModelReport = { lines: string[]; exitCode: 0 | 1 };

/** Tells what became of the files; `fault` is why a configured embedder cannot be used. */
export function reportModels(results: readonly Installed[], fault: string | null = null): ModelReport {
  const lines: string[] = [];
  const copied = results.filter((result) => result.kind === "copied").length;
  const ready = copied + results.filter((result) => result.kind === "kept").length;
  lines.push(`models: ${ready} of ${results.length} ready${copied > 0 ? `, ${copied} copied now` : ""}`);
  for (const result of results) {
    if (result.kind === "missing") lines.push(...missing(result, results));
    if (result.kind === "refused") lines.push(...refused(result));
  }
  if (fault) lines.push(`refused: ${fault}`);
  const isRefused = fault !== null || results.some((result) => result.kind === "refused");
  return { lines, exitCode: isRefused ? 1 : 0 };
}

function missing(
  { file: { id, path, sha256: expected }, tried }: Extract<Installed, { kind: "missing" }>,
  results: readonly Installed[],
): string[] {
  const file = basename(path);
  return [
    `missing model: ${file}. ${consequence(id, results)}`,
    ...tried.map((place) => `  looked in ${place}`),
    `  set MODELS_DIR to a folder that holds ${file} with SHA-256 ${expected}, then run "npm run setup" again`,
  ];
}

/** What is lost without a file: an embedder can stand in for another, nothing for the rest. */
function consequence(id: string, results: readonly Installed[]): string {
  const isReady = (wanted: string) =>
    results.some(({ file, kind }) => file.id === wanted && (kind === "kept" || kind === "copied"));
  if (id === STANDARD_EMBEDDER.file.id && isReady(REDUCED_EMBEDDER.file.id))
    return "The reduced recognition model is used instead: it recognises worse (docs/measurements.md).";
  if (id === REDUCED_EMBEDDER.file.id && isReady(STANDARD_EMBEDDER.file.id))
    return "It is only needed where the standard recognition model is not to be had.";
  return "The app starts, but no face can be enrolled or recognised without it.";
}

function refused(result: Extract<Installed, { kind: "refused" }>): string[] {
  return [
    `refused: ${basename(result.file.path)} from ${result.place} is not the file this version was measured with`,
    `  expected SHA-256 ${result.file.sha256}`,
    `  actual   SHA-256 ${result.actual}`,
  ];
}
