import "server-only";
import { compactVerify, importJWK } from "jose";
import type { z } from "zod";
import {
  ATTESTATION_TYPE,
  type AttestationClaims,
  attestationClaimsSchema,
} from "@/lib/contracts/attestation";
import { decodeBytes } from "@/lib/contracts/bytes";
import type { PublicKey } from "@/lib/contracts/kiosk";
import { PIN_TYPE, type PinClaims, pinClaimsSchema } from "@/lib/contracts/kiosk-pin";
import type { RefusalCode } from "@/lib/domain/check-in-code";

/** A JWS taken apart but not yet believed: nothing of it may be acted on before `signatureHolds`. */
export type Unverified<Claims> = { kid: string; claims: Claims; jws: string };

export type UnverifiedAttestation = Unverified<AttestationClaims>;

type Unreadable = Extract<RefusalCode, "ATT_MALFORMED" | "ATT_HEADER">;

/** Takes an attestation apart. */
export function readAttestation(jws: string): UnverifiedAttestation | Unreadable {
  return readToken(jws, ATTESTATION_TYPE, attestationClaimsSchema);
}

/** Takes a typed PIN apart. */
export function readPinToken(jws: string): Unverified<PinClaims> | Unreadable {
  return readToken(jws, PIN_TYPE, pinClaimsSchema);
}

/** Takes a compact JWS apart (checks 1 and 3): three canonical base64url parts, the exact header, claims by the strict contract. */
function readToken<Claims>(
  jws: string,
  typ: string,
  schema: z.ZodType<Claims>,
): Unverified<Claims> | Unreadable {
  const parts = jws.split(".");
  const [header, payload, signature] = parts.map(decodeBytes);
  if (parts.length !== 3 || !header || !payload || signature?.length !== 64) return "ATT_MALFORMED";
  const head = parseJson(header);
  if (!isHeader(head, typ)) return head === undefined ? "ATT_MALFORMED" : "ATT_HEADER";
  const claims = schema.safeParse(parseJson(payload));
  return claims.success ? { kid: head.kid, claims: claims.data, jws } : "ATT_MALFORMED";
}

/** Whether the ES256 signature is of this key. The algorithm comes from us, never from the token. */
export async function signatureHolds(jws: string, publicKey: PublicKey): Promise<boolean> {
  try {
    await compactVerify(jws, await importJWK({ ...publicKey, alg: "ES256" }, "ES256"), {
      algorithms: ["ES256"],
    });
    return true;
  } catch {
    return false;
  }
}

function isHeader(value: unknown, type: string): value is { typ: string; alg: string; kid: string } {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value).sort().join();
  const { typ, alg, kid } = value as Record<string, unknown>;
  return (
    keys === "alg,kid,typ" && typ === type && alg === "ES256" && typeof kid === "string" && kid.length === 43
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
