import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { decodeVector, encodeBytes, vectorBytes } from "@/lib/contracts/bytes";
import { rotate } from "@/lib/domain/orthogonal-transform";
import type { TemplateKeys } from "./template-keys";

/** What a sealed template belongs to: bound as additional data, so that a copied row does not open elsewhere. */
export type TemplateOwner = {
  organizationId: string;
  personId: string;
  modelId: string;
  modelVersion: string;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A vector as it is searched and as it is kept: rotated for pgvector, and sealed (AES-256-GCM: iv, tag, text) for a later re-key. */
export function protectTemplate(
  vector: Float32Array,
  owner: TemplateOwner,
  keys: TemplateKeys,
): { embedding: number[]; sealed: Buffer; keyEpoch: number } {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keys.seal, iv);
  cipher.setAAD(additionalData(owner, keys.epoch));
  const text = Buffer.concat([cipher.update(vectorBytes(vector)), cipher.final()]);
  return {
    embedding: [...rotate(vector, keys.transform)],
    sealed: Buffer.concat([iv, cipher.getAuthTag(), text]),
    keyEpoch: keys.epoch,
  };
}

/** The vector of a sealed template. Throws when it was changed, moved to another owner, or sealed in another epoch. */
export function openTemplate(sealed: Uint8Array, owner: TemplateOwner, keys: TemplateKeys): Float32Array {
  const decipher = createDecipheriv("aes-256-gcm", keys.seal, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(additionalData(owner, keys.epoch));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const bytes = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  const vector = decodeVector(encodeBytes(bytes));
  if (!vector) throw new Error("a sealed template holds no vector");
  return vector;
}

function additionalData(owner: TemplateOwner, epoch: number): Buffer {
  return Buffer.from(
    JSON.stringify([owner.organizationId, owner.personId, owner.modelId, owner.modelVersion, epoch]),
  );
}
