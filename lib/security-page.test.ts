import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSourceTree } from "@/scripts/architecture/source-tree";

const root = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(`${root}docs/security.md`, "utf8");
const files = [...readSourceTree(root).keys()];

/** The rows of the table of requirements: number, wording, tests. */
const requirements = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number = "", what = "", tests = ""]) => ({
    number,
    what,
    tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  }),
);
const named = [
  ...new Set([...page.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`/g)].map(([, name = ""]) => name)),
];

describe("the page of security", () => {
  it("tells how many requirements it answers, each once, in their order", () => {
    const numbers = requirements.map(({ number }) => number);
    expect(page).toContain(`\n${numbers.length} requirements;`);
    expect(new Set(numbers).size).toBe(numbers.length);
    const inOrder = numbers.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    expect(numbers).toEqual(inOrder);
  });

  it.each(requirements)("names a test of $number, $what", ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((name) => !/\.(test|spec)\.ts$/.test(name))).toEqual([]);
  });

  it.each(named)("means one file by %s", (name) => {
    const meant = files.filter((path) => path === name || path.endsWith(`/${name}`));
    expect(meant).toHaveLength(1);
  });
});
