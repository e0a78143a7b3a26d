import "server-only";
import { decodeVector, encodeBytes, vectorBytes } from "@/lib/contracts/bytes";
import { rotate } from "@/lib/domain/orthogonal-transform";
import { seal, unseal } from "../sealed-box";
import type { TemplateKeys } from "./template-keys";

/** What a sealed template belongs to: bound as additional data, so that a copied row does not open elsewhere. */
export type TemplateOwner = {
  organizationId: string;
  personId: string;
  modelId: string;
  modelVersion: string;
};

/** A vector as it is searched and as it is kept: rotated for pgvector, and sealed for a later re-key. */
export function protectTemplate(
  vector: Float32Array,
  owner: TemplateOwner,
  keys: TemplateKeys,
): { embedding: number[]; sealed: Buffer; keyEpoch: number } {
  return {
    embedding: [...rotate(vector, keys.transform)],
    sealed: seal(vectorBytes(vector), keys.seal, contextOf(owner, keys.epoch)),
    keyEpoch: keys.epoch,
  };
}

/** The vector of a sealed template. Throws when it was changed, moved to another owner, or sealed in another epoch. */
export function openTemplate(sealed: Uint8Array, owner: TemplateOwner, keys: TemplateKeys): Float32Array {
  const bytes = unseal(sealed, keys.seal, contextOf(owner, keys.epoch));
  const vector = decodeVector(encodeBytes(bytes));
  if (!vector) throw new Error("a sealed template holds no vector");
  return vector;
}

function contextOf(owner: TemplateOwner, epoch: number) {
  return [owner.organizationId, owner.personId, owner.modelId, owner.modelVersion, epoch];
}
