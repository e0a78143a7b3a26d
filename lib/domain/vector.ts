/** Length of every face vector on the wire and in the database; shorter embedders are zero-padded (docs/decisions/0002). */
export const VECTOR_LENGTH = 512;

/** Euclidean length of a vector. */
export function norm(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** The vector scaled to length 1. A zero vector has no direction: throws RangeError. */
export function normalise(vector: ArrayLike<number>): Float32Array {
  const length = norm(vector);
  if (!(length > 0)) throw new RangeError("a zero vector has no direction");
  return Float32Array.from(vector, (value) => value / length);
}

/** Cosine comparison score of two L2-normalised vectors, -1..1 (their dot product). */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`vectors of ${a.length} and ${b.length} numbers`);
  let dot = 0;
  for (let i = 0; i < a.length; i++) dot += (a[i] ?? 0) * (b[i] ?? 0);
  return dot;
}

/** L2 distance (0..2) of two unit vectors whose cosine is given: sqrt(2 - 2 cos). */
export function distanceOfCosine(cos: number): number {
  return Math.sqrt(Math.max(0, 2 - 2 * cos));
}

/** Cosine of two unit vectors at this L2 distance (0..2): 1 - d²/2. */
export function cosineOfDistance(distance: number): number {
  return 1 - distance ** 2 / 2;
}

/** How far the length of a unit vector may be off: float32 rounding is far below it. */
const UNIT_TOLERANCE = 0.01;

/** Whether a vector has length 1, within rounding; false where a number of it is none. */
export function isUnit(vector: ArrayLike<number>): boolean {
  return Math.abs(norm(vector) - 1) <= UNIT_TOLERANCE;
}

/** The sum of vectors of one length, number by number. Throws RangeError for an empty list. */
export function sumOf(vectors: readonly ArrayLike<number>[]): Float64Array {
  const first = vectors[0];
  if (!first) throw new RangeError("no vectors to fuse");
  const sum = new Float64Array(first.length);
  for (const vector of vectors)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  return sum;
}

/** Fusion: the normalised mean of unit vectors of one face. Throws RangeError for an empty list and for vectors that cancel out. */
export function meanDirection(vectors: readonly ArrayLike<number>[]): Float32Array {
  return normalise(sumOf(vectors));
}
