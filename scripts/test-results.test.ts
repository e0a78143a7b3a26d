import { describe, expect, it } from "vitest";
import { readPlaywrightReport, readVitestReport, summarise } from "./test-results";

const vitest = (assertions: [string, string][]) => ({
  testResults: [
    {
      name: "/root/a.test.ts",
      status: "passed",
      assertionResults: assertions.map(([fullName, status]) => ({ fullName, status })),
    },
  ],
});

describe("summarise", () => {
  it("adds suites up and ends with the one line", () => {
    const unit = readVitestReport(
      "unit",
      vitest([
        ["adds", "passed"],
        ["fails", "failed"],
      ]),
      "/root",
    );
    const { lines, failed } = summarise([unit, readVitestReport("more", vitest([["x", "passed"]]), "/root")]);
    expect(lines.at(-1)).toBe("2 passed, 1 failed, 0 skipped");
    expect(lines).toContain("failed: unit: a.test.ts: fails");
    expect(failed).toBe(1);
  });

  it("counts a test as skipped only when no suite ran it", () => {
    const embedded = readVitestReport(
      "embedded",
      vitest([
        ["on a server", "skipped"],
        ["x", "passed"],
      ]),
      "/root",
    );
    const server = readVitestReport("server", vitest([["on a server", "passed"]]), "/root");
    expect(summarise([embedded]).lines.at(-1)).toBe("1 passed, 0 failed, 1 skipped");
    expect(summarise([embedded, server]).lines.at(-1)).toBe("2 passed, 0 failed, 0 skipped");
  });

  it("fails a suite in which nothing ran", () => {
    expect(summarise([readVitestReport("unit", { testResults: [] }, "/root")]).failed).toBe(1);
    expect(summarise([readVitestReport("unit", vitest([["x", "pending"]]), "/root")]).failed).toBe(1);
  });

  it("fails for a file that could not be run", () => {
    const report = {
      testResults: [
        { name: "/root/b.test.ts", status: "failed", message: "no such import", assertionResults: [] },
      ],
    };
    expect(summarise([readVitestReport("unit", report, "/root")]).lines).toContain(
      "failed: unit: b.test.ts could not be run: no such import",
    );
  });
});

describe("Playwright's report", () => {
  const spec = (title: string, status: string, reason?: string) => ({
    title,
    file: "a.spec.ts",
    tests: [{ status, annotations: reason ? [{ type: "skip", description: reason }] : [] }],
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
    expect(result.failed).toEqual(["e2e/a.spec.ts: two"]);
    expect(result.skipped).toEqual([{ name: "e2e/a.spec.ts: group › three", reason: "no clips" }]);
  });

  it("fails for a retried test and for an error outside any", () => {
    const suites = [{ title: "a.spec.ts", file: "a.spec.ts", specs: [spec("shaky", "flaky")] }];
    expect(readPlaywrightReport("e2e", { suites, errors: [{ message: "no tests" }] }).failed).toHaveLength(2);
  });
});
