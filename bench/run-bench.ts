import { writeFileSync } from "node:fs";
import { UsageError } from "./read-arguments";

/** Runs a bench: prints what it returns as a table, writes it to `--json`, and ends with code 1 and one line on a fault. */
export async function runBench(usage: string, work: () => Promise<BenchReport>): Promise<void> {
  try {
    const { rows, json, jsonPath } = await work();
    const width = Math.max(...rows.map(([label]) => label.length));
    for (const [label, value] of rows) console.log(`${label.padEnd(width)}  ${value}`);
    if (jsonPath) writeFileSync(jsonPath, `${JSON.stringify(json, null, 2)}\n`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) console.error(usage);
    process.exitCode = 1;
  }
}

/** Rows of label and value for a person, the same numbers for a program, and where to write the latter. */
export type BenchReport = { rows: [string, string][]; json: unknown; jsonPath: string | undefined };

/** Tells on stderr how far a long run is, about every ten seconds. */
export function progressLine(total: number): (done: number) => void {
  const started = Date.now();
  let last = started;
  return (done) => {
    if (Date.now() - last < 10_000 && done < total) return;
    last = Date.now();
    console.error(`${done} of ${total} images, ${Math.round((last - started) / 1000)} s`);
  };
}

/** A share as a percentage with two decimals. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(2)} %` : "none";
}
