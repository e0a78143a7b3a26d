import { basename } from "node:path";
import type { Installed } from "./install-models";

/** What set-up prints, line by line, and its exit code: 1 where bytes were refused; a missing model lets the app start. */
export function reportModels(results: readonly Installed[]): { lines: string[]; exitCode: 0 | 1 } {
  const lines: string[] = [];
  const copied = results.filter((result) => result.kind === "copied").length;
  const ready = copied + results.filter((result) => result.kind === "kept").length;
  lines.push(`models: ${ready} of ${results.length} ready${copied > 0 ? `, ${copied} copied now` : ""}`);
  for (const result of results) {
    if (result.kind === "missing") lines.push(...missing(result.file.path, result.tried, result.file.sha256));
    if (result.kind === "refused") lines.push(...refused(result));
  }
  return { lines, exitCode: results.some((result) => result.kind === "refused") ? 1 : 0 };
}

function missing(path: string, tried: readonly string[], expected: string): string[] {
  const file = basename(path);
  return [
    `missing model: ${file}. The app starts, but no face can be enrolled or recognised without it.`,
    ...tried.map((place) => `  looked in ${place}`),
    `  set MODELS_DIR to a folder that holds ${file} with SHA-256 ${expected}, then run "npm run setup" again`,
  ];
}

function refused(result: Extract<Installed, { kind: "refused" }>): string[] {
  return [
    `refused: ${basename(result.file.path)} from ${result.place} is not the file this version was measured with`,
    `  expected SHA-256 ${result.file.sha256}`,
    `  actual   SHA-256 ${result.actual}`,
  ];
}
