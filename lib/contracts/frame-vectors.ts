import { normalise, VECTOR_LENGTH } from "@/lib/domain/vector";
import { decodeBytes, encodeBytes } from "./bytes";

/**
 * A unit vector in one byte a number (base64url, 683 characters): each as share of the largest, in 127ths. What is lost is below 0.001 of a
 * cosine: enough to say whom a frame shows, a quarter of what the vector itself would take. Throws RangeError for another length.
 */
export function encodeFrameVector(vector: Float32Array): string {
  if (vector.length !== VECTOR_LENGTH) throw new RangeError(`a vector of ${vector.length} numbers`);
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const bytes = Int8Array.from(vector, (value) => Math.round((127 * value) / largest));
  return encodeBytes(new Uint8Array(bytes.buffer));
}

/** The unit vector of such a text, or null when it is none. */
export function decodeFrameVector(text: string): Float32Array | null {
  const bytes = decodeBytes(text);
  if (bytes?.length !== VECTOR_LENGTH || bytes.every((byte) => byte === 0)) return null;
  return normalise(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
