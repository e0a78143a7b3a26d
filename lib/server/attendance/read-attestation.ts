import "server-only";
import { compactVerify, importJWK } from "jose";
import {
  ATTESTATION_TYPE,
  type AttestationClaims,
  attestationClaimsSchema,
} from "@/lib/contracts/attestation";
import { decodeBytes } from "@/lib/contracts/bytes";
import type { PublicKey } from "@/lib/contracts/kiosk";
import type { RefusalCode } from "@/lib/domain/check-in-code";

/** A JWS taken apart but not yet believed: nothing of it may be acted on before `signatureHolds`. */
export type UnverifiedAttestation = { kid: string; claims: AttestationClaims; jws: string };

/** Takes a compact JWS apart (checks 1 and 3): three canonical base64url parts, the exact header, claims by the strict contract. */
export function readAttestation(jws: string): UnverifiedAttestation | RefusalCode {
  const parts = jws.split(".");
  const [header, payload, signature] = parts.map(decodeBytes);
  if (parts.length !== 3 || !header || !payload || signature?.length !== 64) return "ATT_MALFORMED";
  const head = parseJson(header);
  if (!isHeader(head)) return head === undefined ? "ATT_MALFORMED" : "ATT_HEADER";
  const claims = attestationClaimsSchema.safeParse(parseJson(payload));
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

function isHeader(value: unknown): value is { typ: string; alg: string; kid: string } {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value).sort().join();
  const { typ, alg, kid } = value as Record<string, unknown>;
  return (
    keys === "alg,kid,typ" &&
    typ === ATTESTATION_TYPE &&
    alg === "ES256" &&
    typeof kid === "string" &&
    kid.length === 43
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
