import { eyeDistance, eyesOf, pointsOf, type TraceSample } from "./trace-sample";

/**
 * The motion of a capture as it is compared with others: one row of whole numbers every `SHAPE_STEP_MS`, each column in units of the noise of
 * the landmark network (`UNITS`): eyes' middle x and y, eye distance, yaw, pitch, roll, openness of the eyes and of the mouth. It holds
 * neither a face nor landmarks.
 */
export type TraceShape = number[][];

export const SHAPE_STEP_MS = 100;
/** Rows kept at most: enough to know a capture by. */
const MAX_ROWS = 40;
/** One unit of each column: px as share of the eye distance, natural logarithm, degrees, openness. */
const UNITS = { place: 0.02, size: 0.02, degrees: 1, eyes: 0.03, mouth: 0.08 };

/**
 * How alike two shapes must be to be one recording, at the best shift of up to `maxShiftMs` and over at least `minOverlap` of the shorter
 * one: their root mean square difference is at most `noise` (units of UNITS), or at most `share` of the motion there is: two people who
 * stand still are alike without being one recording.
 */
export type DuplicateLimits = { noise: number; share: number; maxShiftMs: number; minOverlap: number };

/** The shape of a trace, by linear interpolation between its samples. */
export function shapeOf(samples: readonly TraceSample[]): TraceShape {
  const rows = samples.map(rowOf);
  const times = samples.map(({ t }) => t);
  const last = times.at(-1) ?? 0;
  const count = Math.min(MAX_ROWS, Math.floor(last / SHAPE_STEP_MS) + 1);
  return Array.from({ length: count }, (_, k) => rowAt(times, rows, k * SHAPE_STEP_MS).map(Math.round));
}

/** Whether a trace is the same recording as an earlier one: fed in again, perhaps begun a little earlier or later. */
export function isNearDuplicate(
  samples: readonly TraceSample[],
  earlier: TraceShape,
  limits: DuplicateLimits,
): boolean {
  const rows = samples.map(rowOf);
  const times = samples.map(({ t }) => t);
  const allowed = Math.max(limits.noise, limits.share * spreadOf(shapeOf(samples)));
  // A quarter of the step: the two recordings were not sampled at the same moments.
  for (let shift = -limits.maxShiftMs; shift <= limits.maxShiftMs; shift += SHAPE_STEP_MS / 4) {
    if (distanceAt(shift, { times, rows, earlier }, limits.minOverlap) <= allowed) return true;
  }
  return false;
}

type Compared = { times: number[]; rows: number[][]; earlier: TraceShape };

function distanceAt(shift: number, { times, rows, earlier }: Compared, minOverlap: number): number {
  const end = times.at(-1) ?? 0;
  let sum = 0;
  let count = 0;
  for (const [k, old] of earlier.entries()) {
    const t = k * SHAPE_STEP_MS + shift;
    if (t < 0 || t > end) continue;
    const row = rowAt(times, rows, t);
    for (const [i, value] of old.entries()) sum += (value - (row[i] ?? 0)) ** 2 / old.length;
    count += 1;
  }
  const shorter = Math.min(earlier.length, end / SHAPE_STEP_MS + 1);
  return count >= minOverlap * shorter && count > 0 ? Math.sqrt(sum / count) : Number.POSITIVE_INFINITY;
}

/** Root mean square distance of the rows from their mean: how much motion there is, in noise units. */
function spreadOf(shape: TraceShape): number {
  const width = shape[0]?.length ?? 1;
  const means = Array.from(
    { length: width },
    (_, i) => shape.reduce((sum, row) => sum + (row[i] ?? 0), 0) / shape.length,
  );
  const sum = shape.reduce(
    (total, row) => total + row.reduce((part, value, i) => part + (value - (means[i] ?? 0)) ** 2, 0),
    0,
  );
  return Math.sqrt(sum / width / shape.length);
}

function rowOf(sample: TraceSample): number[] {
  const points = pointsOf(sample);
  const { right, left } = eyesOf(points);
  const unit = eyeDistance(points);
  return [
    (right.x + left.x) / 2 / (UNITS.place * unit),
    (right.y + left.y) / 2 / (UNITS.place * unit),
    Math.log(unit) / UNITS.size,
    sample.yaw / UNITS.degrees,
    sample.pitch / UNITS.degrees,
    sample.roll / UNITS.degrees,
    (sample.eyes[0] + sample.eyes[1]) / 2 / UNITS.eyes,
    sample.mouth / UNITS.mouth,
  ];
}

function rowAt(times: readonly number[], rows: readonly number[][], t: number): number[] {
  const after = times.findIndex((time) => time >= t);
  const to = rows[after < 0 ? rows.length - 1 : after] ?? [];
  const from = rows[Math.max(0, after - 1)] ?? to;
  const [start, end] = [times[Math.max(0, after - 1)] ?? t, times[after] ?? t];
  const share = after <= 0 || end <= start ? 1 : (t - start) / (end - start);
  return to.map((value, i) => (from[i] ?? value) + (value - (from[i] ?? value)) * share);
}
