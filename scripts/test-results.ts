import type { VitestReport } from "./vitest-report";

/** A test that did not run, and why as far as it says. */
export type SkippedTest = { name: string; reason: string };

/** What one suite came to. `ran` names every test that passed or failed. */
export type SuiteResult = {
  suite: string;
  passed: number;
  failed: string[];
  skipped: SkippedTest[];
  ran: string[];
};

type PlaywrightSuite = { title: string; file: string; specs?: PlaywrightSpec[]; suites?: PlaywrightSuite[] };
type PlaywrightSpec = {
  title: string;
  file: string;
  tests: {
    status: string;
    annotations: { type: string; description?: string }[];
    results?: { errors: { message?: string }[] }[];
  }[];
};
type PlaywrightReport = { suites: PlaywrightSuite[]; errors?: { message?: string }[] };

/** Reads what scripts/vitest-report.ts wrote. An error outside any test counts as one failed test. */
export function readVitestReport(suite: string, { tests, errors }: VitestReport): SuiteResult {
  const result: SuiteResult = { suite, passed: 0, failed: [...errors], skipped: [], ran: [] };
  // A skipped test gives its reason in its name, or in that of its group.
  for (const { name, state, why } of tests) add(result, { name, status: state, reason: "", why });
  return result;
}

/**
 * Whether no test failed and nothing of ours did, but one of vitest's own workers ended or fell silent, as they do at times on a crowded
 * machine (vitest-dev/vitest#8766). Such a run has not told about every test; whether ours had it end is not known, so it is said.
 */
export function isRunnersOwnFault({ failed }: SuiteResult): boolean {
  return (
    failed.length > 0 &&
    failed.every((name) => /^outside any test: Error: \[vitest-(pool|worker)\]/.test(name))
  );
}

/** Reads Playwright's JSON report. An error outside any test counts as one failed test. */
export function readPlaywrightReport(suite: string, report: PlaywrightReport): SuiteResult {
  const result: SuiteResult = { suite, passed: 0, failed: [], skipped: [], ran: [] };
  const visit = ({ specs = [], suites = [], title, file }: PlaywrightSuite, group: string) => {
    const inside = title === file ? group : `${group}${title} › `;
    for (const spec of specs) {
      for (const test of spec.tests) {
        const skip = test.annotations.find(({ type }) => type === "skip");
        const reason = skip?.description ?? "not run after a failure before it";
        const status = test.status === "expected" ? "passed" : test.status;
        const [error] = test.results?.findLast(({ errors }) => errors.length > 0)?.errors ?? [];
        const why = firstLines(error?.message ?? "");
        add(result, { name: `e2e/${spec.file}: ${inside}${spec.title}`, status, reason, why });
      }
    }
    for (const inner of suites) visit(inner, inside);
  };
  for (const top of report.suites) visit(top, "");
  for (const { message } of report.errors ?? []) result.failed.push(message ?? "an error outside any test");
  return result;
}

/** As much of an error's message as fits a line of the summary. */
export function firstLines(message: string): string {
  return message.split("\n").slice(0, 3).join(" ");
}

type Ended = { name: string; status: string; reason: string; why: string };

function add(result: SuiteResult, { name, status, reason, why }: Ended): void {
  if (status === "skipped" || status === "todo") {
    result.skipped.push({ name, reason: reason || "see its name" });
    return;
  }
  result.ran.push(name);
  if (status === "passed") result.passed += 1;
  else result.failed.push(why ? `${name}: ${why}` : name);
}

/**
 * The sum of all suites as lines, the last of them `N passed, N failed, N skipped`. A suite in which nothing ran is a failure; a test
 * that one suite skipped and another ran is not skipped.
 */
export function summarise(results: readonly SuiteResult[]): { lines: string[]; failed: number } {
  const ran = new Set(results.flatMap((result) => result.ran));
  const lines: string[] = [];
  const failures: string[] = [];
  const skipped = new Map<string, SkippedTest>();
  for (const result of results) {
    lines.push(`${result.suite}: ${result.passed} passed, ${result.failed.length} failed`);
    failures.push(...result.failed.map((name) => `${result.suite}: ${name}`));
    if (result.ran.length === 0 && result.failed.length === 0) failures.push(`${result.suite}: nothing ran`);
    for (const test of result.skipped) if (!ran.has(test.name)) skipped.set(test.name, test);
  }
  for (const failure of failures) lines.push(`failed: ${failure}`);
  for (const { name, reason } of skipped.values()) lines.push(`skipped: ${name} (${reason})`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  lines.push(`${passed} passed, ${failures.length} failed, ${skipped.size} skipped`);
  return { lines, failed: failures.length };
}
