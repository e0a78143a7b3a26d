import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** The text of every source file by its path from the root, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>;

/** One import of a file: what is written, and the file of the tree it means (null for a package). `erased` imports are types only. */
export type Import = { specifier: string; target: string | null; erased: boolean };

/** Every TypeScript file that git knows or would add. */
export function readSourceTree(root: string): SourceTree {
  const listed = execFileSync(
    "git",
    ["ls-files", "-co", "--exclude-standard", "--", "*.ts", "*.tsx", "*.mjs"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  const paths = listed.split("\n").filter((path) => path && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

const FROM = /^[ \t]*(import|export)\s+(type\s+)?([^"'`;=]*?)\s*from\s*"([^"]+)"/gm;
const BARE = /^[ \t]*import\s*"([^"]+)"/gm;
const DYNAMIC = /\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?"([^"]+)"/g;
const WORKER = /new URL\(\s*"(\.[^"]+\.tsx?)",\s*import\.meta\.url/g;

/** The imports of one file: static, side effect, dynamic and `new URL("./worker.ts", import.meta.url)`. */
export function importsOf(path: string, tree: SourceTree): Import[] {
  const text = withoutComments(tree.get(path) ?? "");
  const found: { specifier: string; erased: boolean }[] = [];
  for (const [, , type, names = "", specifier = ""] of text.matchAll(FROM)) {
    found.push({ specifier, erased: Boolean(type) || isTypesOnly(names) });
  }
  for (const pattern of [BARE, DYNAMIC, WORKER]) {
    for (const [, specifier = ""] of text.matchAll(pattern)) found.push({ specifier, erased: false });
  }
  return found.map((one) => ({ ...one, target: resolveImport(path, one.specifier, tree) }));
}

/** Text without comments; a `//` inside an address survives. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

function isTypesOnly(names: string): boolean {
  const braced = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (braced === undefined) return false;
  const parts = braced.split(",").map((part) => part.trim());
  return parts.filter(Boolean).every((part) => part.startsWith("type "));
}

function resolveImport(from: string, specifier: string, tree: SourceTree): string | null {
  if (!specifier.startsWith(".") && !specifier.startsWith("@/")) return null;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(from), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  return candidates.find((candidate) => tree.has(candidate)) ?? base;
}
