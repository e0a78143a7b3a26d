import type { CalibrationPoint } from "./calibration";

/** Bins of a histogram of cosines, from -1 to 1. */
export const HISTOGRAM_BINS = 2_000;
/** Bins that are kept and drawn. */
export const SHOWN_BINS = 200;

/** How many pairs a rate needs to show itself by: ten expected among them. */
const EXPECTED_AMONG = 10;

/** Rates at which an organisation's own pairs are read off, from loose to strict. */
const RATES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

/**
 * The cosines that a share of the pairs reaches, for each rate that so many pairs can show. `counts` has HISTOGRAM_BINS bins; a cosine is
 * told by the upper edge of its bin, so that it is rather too strict than too loose.
 */
export function pointsOfHistogram(counts: readonly number[]): CalibrationPoint[] {
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  return RATES.filter((fmr) => fmr * pairs >= EXPECTED_AMONG).map((fmr) => {
    let reached = 0;
    let bin = counts.length;
    while (bin > 0 && reached + (counts[bin - 1] ?? 0) <= fmr * pairs) reached += counts[--bin] ?? 0;
    return { fmr, cosine: Math.min(1, (2 * (bin + 1)) / counts.length - 1) };
  });
}

/** The same histogram in SHOWN_BINS bins. */
export function coarsen(counts: readonly number[]): number[] {
  const each = counts.length / SHOWN_BINS;
  return Array.from({ length: SHOWN_BINS }, (_, bin) =>
    counts.slice(bin * each, (bin + 1) * each).reduce((sum, count) => sum + count, 0),
  );
}
