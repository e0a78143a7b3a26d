import "server-only";
import { createECDH, createPrivateKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import type { PublicKey } from "@/lib/contracts/kiosk";
import { deriveKey } from "./secrets";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A key signs for so long. */
const PERIOD_DAYS = 90;
const CURVE_ORDER = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/** A P-256 key pair that signs ES256; `kid` is its RFC 7638 thumbprint. */
export type SigningKey = { kid: string; publicKey: PublicKey; privateKey: KeyObject };

/** What keys are for: each purpose has its own. */
export type KeyPurpose = "api-signing" | "audit-heads";

const cache = new Map<string, Promise<SigningKey>>();

/** Which period of ninety days an instant belongs to. */
export const keyPeriodOf = (at: Date) => Math.floor(at.getTime() / DAY_MS / PERIOD_DAYS);

/** The key of a purpose in a period. No key has to be stored: all come from the master secret. */
export function signingKeyOf(purpose: KeyPurpose, period: number): Promise<SigningKey> {
  const context = `${purpose}|${period}`;
  const known = cache.get(context) ?? deriveKeyPair(context);
  cache.set(context, known);
  return known;
}

/** 48 derived bytes reduced to 1..n-1 (FIPS 186-5 A.2.1). */
async function deriveKeyPair(context: string): Promise<SigningKey> {
  const random = BigInt(`0x${deriveKey(context, 48).toString("hex")}`);
  const scalar = (random % (CURVE_ORDER - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(d);
  const point = ecdh.getPublicKey();
  const publicKey: PublicKey = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const privateKey = createPrivateKey({ key: { ...publicKey, d: d.toString("base64url") }, format: "jwk" });
  return { kid: await calculateJwkThumbprint(publicKey), publicKey, privateKey };
}
