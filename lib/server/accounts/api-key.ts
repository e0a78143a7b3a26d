import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { parse, stringify, v7 as uuidv7 } from "uuid";
import { apiKeys } from "@/db/schema/credentials";
import type { Transaction } from "../database";

/** Says at a glance, to people and to scanners of leaked secrets, what it is. */
const PREFIX = "hadir_";
const ID_BYTES = 16;
const SECRET_BYTES = 32;

export type ApiKeyRow = typeof apiKeys.$inferSelect;

type KeyParts = { organizationId: string; id: string; secretHash: string };

const hashOf = (secret: Uint8Array) => createHash("sha256").update(secret).digest("base64url");

/** A fresh key: organisation, id and 256 random bits in one word, and what is kept of it. */
export function newApiKey(organizationId: string): KeyParts & { key: string } {
  const id = uuidv7();
  const secret = randomBytes(SECRET_BYTES);
  const bytes = Buffer.concat([parse(organizationId), parse(id), secret]);
  return { key: PREFIX + bytes.toString("base64url"), organizationId, id, secretHash: hashOf(secret) };
}

/** Whether a bearer says that it is a key. */
export function isApiKey(bearer: string): boolean {
  return bearer.startsWith(PREFIX);
}

/** Where a key says it belongs, and what its secret comes to; null for what is none. */
export function readApiKey(key: string): KeyParts | null {
  const bytes = Buffer.from(key.slice(PREFIX.length), "base64url");
  const isWhole = isApiKey(key) && PREFIX + bytes.toString("base64url") === key;
  if (!isWhole || bytes.length !== 2 * ID_BYTES + SECRET_BYTES) return null;
  try {
    return {
      organizationId: stringify(bytes.subarray(0, ID_BYTES)),
      id: stringify(bytes.subarray(ID_BYTES, 2 * ID_BYTES)),
      secretHash: hashOf(bytes.subarray(2 * ID_BYTES)),
    };
  } catch {
    return null;
  }
}

/** Compares in a time that does not depend on where two hashes differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function stateOfKey({ revokedAt, expiresAt }: ApiKeyRow, now: Date): "active" | "expired" | "revoked" {
  if (revokedAt) return "revoked";
  return expiresAt > now ? "active" : "expired";
}

/** Notes that a key was used. */
export async function touchApiKey(
  tx: Transaction,
  { organizationId, id }: ApiKeyRow,
  now: Date,
): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.id, id)));
}
