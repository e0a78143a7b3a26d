import { VECTOR_LENGTH } from "./vector";

/**
 * A secret rotation of the vector space: R = (H D3)(H D2)(H D1), with H the normalised Walsh-Hadamard matrix of 512 and D1..D3 diagonals
 * of signs. R is orthogonal, so L2 distances and cosines stay as they are (security.md §2, layer 1). Each entry holds 512 signs.
 */
export type OrthogonalTransform = readonly [Int8Array, Int8Array, Int8Array];

/** Bytes of key material that make one transform: a bit a sign. */
export const TRANSFORM_KEY_BYTES = (3 * VECTOR_LENGTH) / 8;

/** The transform of 192 key bytes. Throws RangeError for another length. */
export function transformOf(key: Uint8Array): OrthogonalTransform {
  if (key.length !== TRANSFORM_KEY_BYTES) throw new RangeError(`a transform key of ${key.length} bytes`);
  const signs = (part: number) =>
    Int8Array.from({ length: VECTOR_LENGTH }, (_, index) => {
      const bit = part * VECTOR_LENGTH + index;
      return ((key[bit >> 3] ?? 0) >> (bit & 7)) & 1 ? -1 : 1;
    });
  return [signs(0), signs(1), signs(2)];
}

/** R v: a vector of 512 numbers in the rotated space, of the same length. */
export function rotate(vector: ArrayLike<number>, transform: OrthogonalTransform): Float32Array {
  const values = Float64Array.from(vector);
  if (values.length !== VECTOR_LENGTH) throw new RangeError(`a vector of ${values.length} numbers`);
  for (const signs of transform) {
    for (let i = 0; i < VECTOR_LENGTH; i++) values[i] = (values[i] ?? 0) * (signs[i] ?? 1);
    hadamard(values);
  }
  return Float32Array.from(values);
}

/** The normalised fast Walsh-Hadamard transform, in place; it is its own inverse. */
function hadamard(values: Float64Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let start = 0; start < values.length; start += 2 * half) {
      for (let i = start; i < start + half; i++) {
        const a = values[i] ?? 0;
        const b = values[i + half] ?? 0;
        values[i] = a + b;
        values[i + half] = a - b;
      }
    }
  }
  const scale = 1 / Math.sqrt(values.length);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * scale;
}
