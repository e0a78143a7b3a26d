import { describe, expect, it } from "vitest";
import { isRunnersOwnFault, readPlaywrightReport, readVitestReport, summarise } from "./test-results";

type State = "passed" | "failed" | "skipped";
const vitest = (tests: [string, State][], errors: string[] = []) => ({
  tests: tests.map(([name, state]) => ({
    name: `a.test.ts: ${name}`,
    state,
    why: state === "failed" ? "Error: 1 is not 2" : "",
  })),
  errors,
});

describe("summarise", () => {
  it("adds suites up, says why what failed, and ends with the one line", () => {
    const unit = readVitestReport(
      "unit",
      vitest([
        ["adds", "passed"],
        ["fails", "failed"],
      ]),
    );
    const { lines, failed } = summarise([unit, readVitestReport("more", vitest([["x", "passed"]]))]);
    expect(lines.at(-1)).toBe("2 passed, 1 failed, 0 skipped");
    expect(lines).toContain("failed: unit: a.test.ts: fails: Error: 1 is not 2");
    expect(failed).toBe(1);
  });

  it("counts a test as skipped only when no suite ran it", () => {
    const embedded = readVitestReport(
      "embedded",
      vitest([
        ["on a server", "skipped"],
        ["x", "passed"],
      ]),
    );
    const server = readVitestReport("server", vitest([["on a server", "passed"]]));
    expect(summarise([embedded]).lines.at(-1)).toBe("1 passed, 0 failed, 1 skipped");
    expect(summarise([embedded, server]).lines.at(-1)).toBe("2 passed, 0 failed, 0 skipped");
  });

  it("fails a suite in which nothing ran", () => {
    expect(summarise([readVitestReport("unit", vitest([]))]).failed).toBe(1);
    expect(summarise([readVitestReport("unit", vitest([["x", "skipped"]]))]).failed).toBe(1);
  });

  it("fails for an error outside any test, and says which", () => {
    const report = vitest([["x", "passed"]], ["b.test.ts: Error: no such import"]);
    const { lines } = summarise([readVitestReport("unit", report)]);
    expect(lines).toContain("failed: unit: b.test.ts: Error: no such import");
    expect(lines.at(-1)).toBe("1 passed, 1 failed, 0 skipped");
  });
});

describe("a fault of the runner itself", () => {
  const poolFault =
    "outside any test: Error: [vitest-pool]: Worker forks emitted error., caused by Worker exited";
  const own = "outside any test: TypeError: nobody waited for this (at lib/server/mail/send-mail.ts:44)";
  it.each([
    ["alone", [], [poolFault], true],
    ["beside a failed test", [["x", "failed"]], [poolFault], false],
    ["beside an error of ours", [], [poolFault, own], false],
    ["none", [], [], false],
  ] as [string, [string, State][], string[], boolean][])("%s", (_, tests, errors, expected) => {
    const result = readVitestReport("unit", vitest([["y", "passed"], ...tests], errors));
    expect(isRunnersOwnFault(result)).toBe(expected);
  });
});

describe("Playwright's report", () => {
  const spec = (title: string, status: string, reason?: string) => ({
    title,
    file: "a.spec.ts",
    tests: [
      {
        status,
        annotations: reason ? [{ type: "skip", description: reason }] : [],
        results: [{ errors: status === "unexpected" ? [{ message: "no button\nin sight" }] : [] }],
      },
    ],
  });

  it("is read through its groups, with the reasons of what was skipped", () => {
    const result = readPlaywrightReport("e2e", {
      suites: [
        {
          title: "a.spec.ts",
          file: "a.spec.ts",
          specs: [spec("one", "expected"), spec("two", "unexpected")],
          suites: [{ title: "group", file: "a.spec.ts", specs: [spec("three", "skipped", "no clips")] }],
        },
      ],
    });
    expect(result.passed).toBe(1);
    expect(result.failed).toEqual(["e2e/a.spec.ts: two: no button in sight"]);
    expect(result.skipped).toEqual([{ name: "e2e/a.spec.ts: group › three", reason: "no clips" }]);
  });

  it("fails for a retried test and for an error outside any", () => {
    const suites = [{ title: "a.spec.ts", file: "a.spec.ts", specs: [spec("shaky", "flaky")] }];
    expect(readPlaywrightReport("e2e", { suites, errors: [{ message: "no tests" }] }).failed).toHaveLength(2);
  });
});
