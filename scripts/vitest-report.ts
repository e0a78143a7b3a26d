import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { firstLines } from "./test-results";

/** How a test ended: `why` is what the first error of a failed test says. */
export type ReportedTest = { name: string; state: "passed" | "failed" | "skipped"; why: string };

/** `errors`: what failed outside any test: a file that cannot be run, a hook, a promise that nobody waited for. */
export type VitestReport = { tests: ReportedTest[]; errors: string[] };

type Described = { name?: string; message: string; stack?: string; cause?: unknown };

/** Writes a VitestReport to the file that HADIR_VITEST_REPORT names. Vitest's own JSON is silent about errors outside tests. */
export default class VitestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const report: VitestReport = {
      tests: [],
      errors: unhandled.map((error) => `outside any test: ${describe(error)}`),
    };
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      for (const group of [module, ...module.children.allSuites()])
        for (const error of group.errors()) report.errors.push(`${nameOf(file, group)}: ${describe(error)}`);
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        const [error] = errors ?? [];
        report.tests.push({
          name: nameOf(file, test),
          state: state === "pending" ? "skipped" : state,
          why: error ? describe(error) : "",
        });
      }
    }
    const path = process.env.HADIR_VITEST_REPORT;
    if (!path) throw new Error("HADIR_VITEST_REPORT names no file to write to.");
    writeFileSync(path, JSON.stringify(report));
  }
}

function nameOf(file: string, entity: { type: string; fullName?: string }): string {
  return entity.type === "module" ? file : `${file}: ${entity.fullName}`;
}

/** The first lines of an error, and where it comes from as far as its stack says. */
function describe({ name, message, stack, cause }: Described): string {
  const place = stack
    ?.split("\n")
    .find((line) => line.trim().startsWith("at ") && !line.includes("node_modules"));
  const because = cause instanceof Object && "message" in cause ? `, caused by ${cause.message}` : "";
  return `${name ?? "Error"}: ${firstLines(message)}${because}${place ? ` (${place.trim()})` : ""}`;
}
