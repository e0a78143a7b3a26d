import { importsOf, type SourceTree, withoutComments } from "./source-tree";
import { mayImportPackage, mayImportZone, zoneOf } from "./zones";

/** Where a rule is broken, and which. */
export type Violation = { path: string; reason: string };

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^lib\/(.*\/)?testing\//.test(path);
}

/** Imports against the direction of the tree, of packages a zone does without, and `../` that leaves a zone. */
export function findWrongDirections(tree: SourceTree): Violation[] {
  const violations: Violation[] = [];
  for (const path of tree.keys()) {
    const zone = zoneOf(path);
    for (const { specifier, target } of importsOf(path, tree)) {
      if (target === null) {
        if (!isTest(path) && !mayImportPackage(zone, specifier)) {
          violations.push({ path, reason: `${zone} imports the package ${specifier}` });
        }
        continue;
      }
      const targetZone = zoneOf(target);
      if (!mayImportZone(zone, targetZone)) violations.push({ path, reason: `${zone} imports ${target}` });
      else if (specifier.startsWith("..") && zone !== targetZone) {
        violations.push({ path, reason: `${specifier} leaves ${zone}: write @/${target}` });
      }
    }
  }
  return violations;
}

/** Rings of files that need each other at run time; types do not count, they are gone by then. */
export function findCycles(tree: SourceTree): Violation[] {
  const state = new Map<string, "open" | "done">();
  const violations: Violation[] = [];
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      const ring = [...trail.slice(trail.indexOf(path)), path];
      violations.push({ path, reason: `imports itself: ${ring.join(" -> ")}` });
      return;
    }
    state.set(path, "open");
    for (const { target, erased } of importsOf(path, tree)) {
      if (!erased && target && tree.has(target)) visit(target, [...trail, path]);
    }
    state.set(path, "done");
  };
  for (const path of tree.keys()) visit(path, []);
  return violations;
}

/** Files that only hand on what others export. db/schema.ts is the one: drizzle takes a whole schema as one module. */
export function findBarrels(tree: SourceTree): Violation[] {
  const violations: Violation[] = [];
  for (const [path, text] of tree) {
    if (zoneOf(path) === "tools" || path === "db/schema.ts") continue;
    if (/(^|\/)index\.tsx?$/.test(path))
      violations.push({ path, reason: "index file: name it after what it holds" });
    const rest = withoutComments(text)
      .replace(/^\s*"use (client|server)";?/m, "")
      .replace(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*from\s*"[^"]+";?/g, "");
    if (text.includes("export") && rest.trim() === "") violations.push({ path, reason: "only re-exports" });
  }
  return violations;
}
