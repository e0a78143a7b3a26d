import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";

/**
 * A token that opens something for whoever holds it: the organisation's id, which says where to look, a dot, and 256 random bits. Only its
 * hash is kept.
 */
export function newSecretToken(organizationId: string): { token: string; hash: string } {
  const token = `${organizationId}.${randomBytes(32).toString("base64url")}`;
  return { token, hash: hashOfToken(token) };
}

/** SHA-256 is enough for 256 random bits: there is nothing to guess. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** The organisation that a token says it belongs to: where to look for it, nothing more. */
export function organizationOfToken(token: string): string | null {
  const parsed = z.uuid().safeParse(token.split(".")[0]);
  return parsed.success ? parsed.data : null;
}
