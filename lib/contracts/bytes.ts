import { VECTOR_LENGTH } from "@/lib/domain/vector";

/** A unit vector as base64url of 512 float32, little endian (2,048 bytes): the canonical form that is hashed and sent. */
export function encodeVector(vector: Float32Array): string {
  return encodeBytes(vectorBytes(vector));
}

/** The 2,048 canonical bytes of a vector, little endian on every machine. Throws RangeError for another length. */
export function vectorBytes(vector: Float32Array): Uint8Array<ArrayBuffer> {
  if (vector.length !== VECTOR_LENGTH) throw new RangeError(`a vector of ${vector.length} numbers`);
  const bytes = new Uint8Array(VECTOR_LENGTH * 4);
  const view = new DataView(bytes.buffer);
  vector.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return bytes;
}

/** The vector of canonical base64url text, or null when it is not 512 finite numbers. */
export function decodeVector(text: string): Float32Array | null {
  const bytes = decodeBytes(text);
  if (bytes?.length !== VECTOR_LENGTH * 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vector = new Float32Array(VECTOR_LENGTH);
  for (let index = 0; index < VECTOR_LENGTH; index++) vector[index] = view.getFloat32(index * 4, true);
  return vector.every(Number.isFinite) ? vector : null;
}

/** base64url without padding (RFC 4648 §5) of bytes; works in browsers, workers and Node. */
export function encodeBytes(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes of base64url text without padding, or null when it is not that, or not in its one canonical spelling. */
export function decodeBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return encodeBytes(bytes) === text ? bytes : null;
}

/** SHA-256 as base64url (43 characters), by WebCrypto: the same in browser and Node. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** SHA-256 of a text's UTF-8 bytes as base64url. */
export function sha256Text(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}
