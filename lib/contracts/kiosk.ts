import { z } from "zod";
import type { EmbedderGrade } from "@/lib/domain/embedder-model";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import type { Bilingual } from "./check-in";
import type { DeviceMode } from "./devices";

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

/** `typ` of the two signatures that replace a kiosk's key by a new one. */
export const NEW_KEY_TYPE = "new-key+jwt";

/** What both keys sign when one follows the other: which device, for which server, when, and the new key's RFC 7638 thumbprint. */
export const newKeyClaimsSchema = z.strictObject({
  iss: z.uuid(),
  org: z.uuid(),
  aud: z.string().max(300),
  iat: z.number().int().min(0),
  jkt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export type NewKeyClaims = z.infer<typeof newKeyClaimsSchema>;

/** A new key for a kiosk: the same claims signed by the key in use and by the new one, whose possession is proven with it. */
export const newKeySchema = z.strictObject({
  publicKey: publicKeySchema,
  byPresentKey: z.string().max(2_000),
  byNewKey: z.string().max(2_000),
});

export type NewKeyRequest = z.infer<typeof newKeySchema>;

/** `renewed` also when this very key had been taken before: the answer may have been lost. */
export type NewKeyReply = { kind: "renewed"; keyEpoch: number } | { kind: "device_refused" };

export type OpenSession = { id: string; title: Bilingual; startsAt: string; endsAt: string };

/**
 * What a kiosk may know of itself; `awaiting_confirmation` until an administrator confirms it, `expired` when nobody saw it for 90 days:
 * it has to be paired again.
 */
export type KioskState =
  | { kind: "unknown" }
  | { kind: "awaiting_confirmation"; deviceName: string }
  | { kind: "revoked" }
  | { kind: "expired" }
  | {
      kind: "active";
      deviceName: string;
      organization: Bilingual;
      timeZone: string;
      serverTime: string;
      /** The model to look with ("id@version"), or null where set-up installed none. */
      embedder: { name: string; grade: EmbedderGrade } | null;
      /** Ahead of the server's clock by so many ms, as this call said; null when it said nothing. */
      clockOffsetMs: number | null;
      /** The kiosk is to make itself a new key now. */
      newKeyDue: boolean;
      /** What a sighting here counts as; only with AUTO may the kiosk watch one camera for arriving and one for leaving. */
      mode: DeviceMode;
      sessions: OpenSession[];
    };

/**
 * A single-use challenge: to be answered before `expiresAt` (server clock). `steps` are to be done one after the other, none while only
 * passive checks are asked; `colours` are to be shown by the screen (indices of SCREEN_COLOURS); `canReplace`: other steps may be asked for.
 */
export type ChallengeGrant = {
  challengeId: string;
  nonce: string;
  audience: string;
  issuedAt: string;
  expiresAt: string;
  steps: StepKind[];
  colours: number[];
  canReplace: boolean;
};

/** `no_other_step`: the steps of a challenge cannot be replaced by others any more. */
export type ChallengeReply =
  | { kind: "granted"; challenge: ChallengeGrant }
  | { kind: "no_other_step" }
  | { kind: "device_refused" }
  | { kind: "wait"; retryAfterSeconds: number };

/** REST status of a challenge's answer. */
export function statusOfChallenge(reply: ChallengeReply): number {
  if (reply.kind === "granted") return 200;
  if (reply.kind === "no_other_step") return 409;
  return reply.kind === "wait" ? 429 : 401;
}

/** REST status of a new key's answer. */
export function statusOfNewKey(reply: NewKeyReply): number {
  return reply.kind === "renewed" ? 200 : 401;
}
