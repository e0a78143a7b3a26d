import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes sealed with AES-256-GCM as iv, tag, text; `context` is bound to them, so that a copied box does not open elsewhere. */
export function seal(bytes: Uint8Array, key: Buffer, context: readonly (string | number)[]): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(JSON.stringify(context)));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** The bytes of a sealed box. Throws when it was changed, moved to another context, or sealed with another key. */
export function unseal(box: Uint8Array, key: Buffer, context: readonly (string | number)[]): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(JSON.stringify(context)));
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
