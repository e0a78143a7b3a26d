import { statSync } from "node:fs";
import { parseArgs } from "node:util";

/** A fault in how a bench was called; its message is for the person who typed it. */
export class UsageError extends Error {}

/** What a bench accepts: required options that name a folder or a file, and optional ones with any text. */
export type Accepted = { folders: readonly string[]; files: readonly string[]; optional: readonly string[] };

/** Reads `--name value` options. Throws UsageError for an unknown, repeated or missing option, or a path that is not there. */
export function readArguments(args: readonly string[], accepted: Accepted): Map<string, string> {
  const required = [...accepted.folders, ...accepted.files];
  const names = [...required, ...accepted.optional];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  let values: Record<string, unknown>;
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const read = new Map<string, string>();
  for (const name of names) {
    const value = values[name];
    if (typeof value === "string") read.set(name, value);
    else if (required.includes(name)) throw new UsageError(`--${name} is missing`);
  }
  for (const name of accepted.folders) expectPath(name, read.get(name) ?? "", "folder");
  for (const name of accepted.files) expectPath(name, read.get(name) ?? "", "file");
  return read;
}

function expectPath(name: string, path: string, kind: "folder" | "file"): void {
  const found = statSync(path, { throwIfNoEntry: false });
  const fits = kind === "folder" ? found?.isDirectory() : found?.isFile();
  if (!fits) throw new UsageError(`--${name}: no ${kind} at ${path}`);
}
