import { z } from "zod";
import type { Bilingual } from "./check-in";

/** Pairing codes: eight Crockford base-32 characters (40 bits), read without I, L, O, U. Typing is forgiving, storage is not. */
export function normalisePairingCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
}

export const beginPairingSchema = z.strictObject({
  code: z
    .string()
    .max(32)
    .transform(normalisePairingCode)
    .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)),
});

/** What the kiosk must sign to prove that it holds its new key: the JWS payload is exactly this. */
export type PairingGrant = { pairingId: string; nonce: string; deviceName: string };

/** `typ` of the proof-of-possession JWS in pairing. */
export const PAIRING_PROOF_TYPE = "pair+jwt";

export const publicKeySchema = z.strictObject({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export type PublicKey = z.infer<typeof publicKeySchema>;

/** Claims of the proof of possession: the pairing, its nonce, the server's origin and the RFC 7638 thumbprint of the key. */
export const pairingProofClaimsSchema = z.strictObject({
  pairing: z.uuid(),
  nonce: z.string().max(64),
  aud: z.string().max(300),
  jkt: z.string().max(64),
});

export const completePairingSchema = z.strictObject({
  pairingId: z.uuid(),
  publicKey: publicKeySchema,
  proof: z.string().max(2_000),
});

/** After pairing: who the kiosk now is. It becomes active when an administrator confirms. */
export type PairedDevice = { deviceId: string; organizationId: string; kid: string };

export type OpenSession = { id: string; title: Bilingual; startsAt: string; endsAt: string };

/** What a kiosk may know of itself; `awaiting_confirmation` until an administrator confirms it. */
export type KioskState =
  | { kind: "unknown" }
  | { kind: "awaiting_confirmation"; deviceName: string }
  | { kind: "revoked" }
  | {
      kind: "active";
      deviceName: string;
      organization: Bilingual;
      timeZone: string;
      serverTime: string;
      sessions: OpenSession[];
    };

/** A single-use challenge: to be answered before `expiresAt` (server clock). `steps` is empty while only passive checks are asked. */
export type ChallengeGrant = {
  challengeId: string;
  nonce: string;
  audience: string;
  issuedAt: string;
  expiresAt: string;
  steps: never[];
};

export type ChallengeReply =
  | { kind: "granted"; challenge: ChallengeGrant }
  | { kind: "device_refused" }
  | { kind: "wait"; retryAfterSeconds: number };

/** REST status of a challenge's answer. */
export function statusOfChallenge(reply: ChallengeReply): number {
  if (reply.kind === "granted") return 200;
  return reply.kind === "wait" ? 429 : 401;
}
