import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  isRunnersOwnFault,
  readPlaywrightReport,
  readVitestReport,
  type SuiteResult,
  summarise,
} from "./test-results";

const root = fileURLToPath(new URL("../", import.meta.url)).replace(/\/$/, "");
const reports = mkdtempSync(join(tmpdir(), "hadir-tests-"));
const { TEST_DATABASE_URL, ...environment } = process.env;
const notes: string[] = [];

/** Runs a command of the project with its output shown; answers its exit code. */
function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...environment, ...env },
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function readJson<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return null;
  }
}

/** A run that failed without a failed test has failed all the same. */
function settle(suite: string, code: number, result: SuiteResult | null): SuiteResult {
  const settled = result ?? { suite, passed: 0, failed: [], skipped: [], ran: [] };
  if (code !== 0 && settled.failed.length === 0) settled.failed.push(`ended with code ${code}`);
  return settled;
}

async function runVitest(suite: string, args: string[], env: Record<string, string>): Promise<SuiteResult> {
  const result = await runVitestOnce(suite, args, env);
  if (!isRunnersOwnFault(result)) return result;
  notes.push(
    `${suite} was run twice; the first time the test runner itself failed: ${result.failed.join("; ")}`,
  );
  return runVitestOnce(suite, args, env);
}

async function runVitestOnce(
  suite: string,
  args: string[],
  env: Record<string, string>,
): Promise<SuiteResult> {
  const outputFile = join(reports, `${suite.replace(/\W+/g, "-")}.json`);
  const reporters = ["--reporter=default", "--reporter=./scripts/vitest-report.ts"];
  const code = await run("npx", ["vitest", "run", ...args, ...reporters], {
    ...env,
    HADIR_VITEST_REPORT: outputFile,
  });
  const report = readJson<Parameters<typeof readVitestReport>[1]>(outputFile);
  return settle(suite, code, report && readVitestReport(suite, report));
}

async function runPlaywright(suite: string): Promise<SuiteResult> {
  const outputFile = join(reports, "playwright.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile, ...(TEST_DATABASE_URL && { TEST_DATABASE_URL }) };
  const code = await run("npx", ["playwright", "test", "--reporter=list,json"], env);
  const report = readJson<Parameters<typeof readPlaywrightReport>[1]>(outputFile);
  return settle(suite, code, report && readPlaywrightReport(suite, report));
}

const results: SuiteResult[] = [];
const setupCode = await run("npm", ["run", "--silent", "setup"]);
if (setupCode !== 0)
  notes.push("The set-up could not place every model (see above); tests that need them say so.");

results.push(await runVitest("unit and embedded database", [], {}));
if (TEST_DATABASE_URL) {
  results.push(await runVitest("PostgreSQL server", ["--project", "engine"], { TEST_DATABASE_URL }));
} else {
  notes.push(
    "Without TEST_DATABASE_URL nothing ran on a PostgreSQL server; scripts/postgres/start.sh gives one.",
  );
}
const buildCode = await run("npm", ["run", "--silent", "build"]);
results.push(
  buildCode === 0
    ? await runPlaywright("end to end")
    : {
        suite: "build",
        passed: 0,
        failed: ["npm run build failed, so nothing ran end to end"],
        skipped: [],
        ran: [],
      },
);

rmSync(reports, { recursive: true, force: true });
const { lines, failed } = summarise(results);
console.log(`\n${[...notes, ...lines].join("\n")}`);
process.exitCode = failed > 0 ? 1 : 0;
