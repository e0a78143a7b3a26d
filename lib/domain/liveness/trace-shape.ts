import { eyeDistance, eyesOf, pointsOf, type TraceSample } from "./trace-sample";

/**
 * The motion of a capture as it is compared with others: one row of whole numbers every `SHAPE_STEP_MS`: the eyes' middle x and y in pixels,
 * and in units of the landmark network's noise (`UNITS`) the logarithm of the eye distance, yaw, pitch, roll, openness of the eyes and of
 * the mouth. It holds neither a face nor landmarks.
 */
export type TraceShape = number[][];

export const SHAPE_STEP_MS = 100;
/** Rows kept at most: enough to know a capture by. */
const MAX_ROWS = 40;
/** One unit of noise in each column: share of the eye distance, natural logarithm, degrees, openness. */
const UNITS = { place: 0.02, size: 0.02, degrees: 1, eyes: 0.03, mouth: 0.08 };
/** Columns in pixels, which the eye distance of the earlier row makes units of. */
const PLACES = 2;
const SIZE_COLUMN = 2;
const COLUMNS = 8;

/**
 * How alike two shapes must be to be one recording: at the best shift of up to `maxShiftMs`, over at least `minOverlap` of the shorter one
 * and `minRows` rows (or all there are), the root mean square of their differences is at most `noise`, each difference counted as at most
 * `cap`, for the landmark network now and then errs. Both in units of UNITS; below cap / sqrt(8), one column that is different throughout
 * is enough to tell two captures apart.
 */
export type DuplicateLimits = {
  noise: number;
  cap: number;
  maxShiftMs: number;
  minOverlap: number;
  minRows: number;
};

/** The shape of a trace, by linear interpolation between its samples. */
export function shapeOf(samples: readonly TraceSample[]): TraceShape {
  const rows = samples.map(rowOf);
  const times = samples.map(({ t }) => t);
  const last = times.at(-1) ?? 0;
  const count = Math.min(MAX_ROWS, Math.floor(last / SHAPE_STEP_MS) + 1);
  return Array.from({ length: count }, (_, k) => rowAt(times, rows, k * SHAPE_STEP_MS).map(Math.round));
}

/** A trace made ready to be compared with many shapes: its rows every quarter of SHAPE_STEP_MS, one after another. */
export type ComparableTrace = Float64Array;

const FINE = 4;

/** Prepares a trace for `isNearDuplicate`. */
export function comparable(samples: readonly TraceSample[]): ComparableTrace {
  const rows = samples.map(rowOf);
  const times = samples.map(({ t }) => t);
  const count = Math.floor(((times.at(-1) ?? 0) * FINE) / SHAPE_STEP_MS) + 1;
  return Float64Array.from(
    Array.from({ length: count }, (_, k) => rowAt(times, rows, (k * SHAPE_STEP_MS) / FINE)).flat(),
  );
}

/** Whether a trace is the same recording as an earlier one: fed in again, perhaps begun a little earlier or later. */
export function isNearDuplicate(
  trace: ComparableTrace,
  earlier: TraceShape,
  limits: DuplicateLimits,
): boolean {
  const old = Float64Array.from(earlier.flat());
  const length = trace.length / COLUMNS;
  const steps = Math.floor((limits.maxShiftMs * FINE) / SHAPE_STEP_MS);
  const shorter = Math.min(earlier.length, Math.ceil(length / FINE));
  const needed = Math.max(limits.minOverlap * shorter, Math.min(limits.minRows, shorter), 1);
  for (let shift = -steps; shift <= steps; shift++) {
    const first = Math.max(0, Math.ceil(-shift / FINE));
    const end = Math.min(earlier.length, Math.ceil((length - shift) / FINE));
    if (end - first >= needed && isAlike(trace, old, { shift, first, end, ...limits })) return true;
  }
  return false;
}

type Overlap = Pick<DuplicateLimits, "noise" | "cap"> & { shift: number; first: number; end: number };

function isAlike(
  trace: ComparableTrace,
  old: Float64Array,
  { shift, first, end, noise, cap }: Overlap,
): boolean {
  const allowed = COLUMNS * noise ** 2 * (end - first);
  let sum = 0;
  for (let k = first; k < end; k++) {
    const [before, now] = [k * COLUMNS, (k * FINE + shift) * COLUMNS];
    const unit = UNITS.place * Math.exp(UNITS.size * (old[before + SIZE_COLUMN] ?? 0));
    for (let i = 0; i < COLUMNS; i++) {
      const difference = Math.abs((old[before + i] ?? 0) - (trace[now + i] ?? 0)) / (i < PLACES ? unit : 1);
      sum += Math.min(difference, cap) ** 2;
    }
    if (sum > allowed) return false;
  }
  return true;
}

function rowOf(sample: TraceSample): number[] {
  const points = pointsOf(sample);
  const { right, left } = eyesOf(points);
  const unit = eyeDistance(points);
  return [
    (right.x + left.x) / 2,
    (right.y + left.y) / 2,
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
