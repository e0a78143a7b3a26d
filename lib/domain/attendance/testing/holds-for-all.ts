import fc from "fast-check";

/** CI runs a sample; `HADIR_SUITE=full` runs 100,000 of each property (docs/measurements.md). */
export const RUNS = process.env.HADIR_SUITE === "full" ? 100_000 : 1_000;
export const AT_MOST = { timeout: process.env.HADIR_SUITE === "full" ? 7_200_000 : 120_000 };

/** Checks a property for `RUNS` generated values, always the same ones; what fails is shrunk and shown. */
export function holdsForAll<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { numRuns: RUNS, seed: 20261122 });
}

/** Like `expect`, but cheap enough for millions of checks. */
export function insist(condition: boolean, what: string): void {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

/** Insists that two values are the same as JSON. */
export function insistSame(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what} differ:\n${a}\n${b}`);
}
