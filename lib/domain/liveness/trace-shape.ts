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

/** A trace made ready to be compared with many shapes: its rows every quarter of SHAPE_STEP_MS, and how much motion there is. */
export type ComparableTrace = { rows: number[][]; spread: number };

const FINE = 4;

/** Prepares a trace for `isNearDuplicate`. */
export function comparable(samples: readonly TraceSample[]): ComparableTrace {
  const rows = samples.map(rowOf);
  const times = samples.map(({ t }) => t);
  const count = Math.floor(((times.at(-1) ?? 0) * FINE) / SHAPE_STEP_MS) + 1;
  const fine = Array.from({ length: count }, (_, k) => rowAt(times, rows, (k * SHAPE_STEP_MS) / FINE));
  return { rows: fine, spread: spreadOf(shapeOf(samples)) };
}

/** Whether a trace is the same recording as an earlier one: fed in again, perhaps begun a little earlier or later. */
export function isNearDuplicate(
  trace: ComparableTrace,
  earlier: TraceShape,
  limits: DuplicateLimits,
): boolean {
  const allowed = Math.max(limits.noise, limits.share * trace.spread) ** 2;
  const steps = Math.floor((limits.maxShiftMs * FINE) / SHAPE_STEP_MS);
  const shorter = Math.min(earlier.length, (trace.rows.length - 1) / FINE + 1);
  for (let shift = -steps; shift <= steps; shift++) {
    const first = Math.max(0, Math.ceil(-shift / FINE));
    const end = Math.min(earlier.length, Math.ceil((trace.rows.length - shift) / FINE));
    const count = end - first;
    if (count < 1 || count < limits.minOverlap * shorter) continue;
    if (isWithin(trace.rows, earlier, { shift, first, end, allowed: allowed * count })) return true;
  }
  return false;
}

type Overlap = { shift: number; first: number; end: number; allowed: number };

function isWithin(rows: number[][], earlier: TraceShape, { shift, first, end, allowed }: Overlap): boolean {
  let sum = 0;
  for (let k = first; k < end; k++) {
    const old = earlier[k] ?? [];
    const row = rows[k * FINE + shift] ?? [];
    for (let i = 0; i < old.length; i++) sum += ((old[i] ?? 0) - (row[i] ?? 0)) ** 2 / old.length;
    if (sum > allowed) return false;
  }
  return true;
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
