import { z } from "zod";
import { ABILITIES, type Ability } from "@/lib/domain/abilities";

/** The longest that a key may live, in days. */
const MAX_KEY_DAYS = 365;

export const createApiKeySchema = z.strictObject({
  name: z.string().trim().min(2).max(80),
  /** Names of abilities; the key may do these as far as its owner may. */
  scopes: z
    .array(z.enum(Object.keys(ABILITIES) as [Ability, ...Ability[]]))
    .min(1)
    .max(40),
  days: z.number().int().min(1).max(MAX_KEY_DAYS),
  /** The owner's, once more. */
  password: z.string().max(128),
});

export const apiKeyIdSchema = z.strictObject({ keyId: z.uuid() });

/** A key as its owner sees it; `state` says whether it opens anything. */
export type ApiKey = {
  id: string;
  name: string;
  scopes: Ability[];
  state: "active" | "expired" | "revoked";
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

/** A new key: `key` is told once and goes into `Authorization: Bearer`. */
export type NewApiKey = { id: string; key: string; expiresAt: string };
