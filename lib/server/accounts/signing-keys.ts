import "server-only";
import { createECDH, createPrivateKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import type { PublicKey } from "@/lib/contracts/kiosk";
import { deriveKey } from "../secrets";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A key signs for 90 days; the one before is honoured for a day more (tokens live ten minutes), the next is published ahead. */
const PERIOD_DAYS = 90;
const CURVE_ORDER = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

export type SigningKey = { kid: string; publicKey: PublicKey; privateKey: KeyObject };

const cache = new Map<number, Promise<SigningKey>>();

const periodOf = (now: Date) => Math.floor(now.getTime() / DAY_MS / PERIOD_DAYS);

/** The key that signs access tokens now. */
export function currentSigningKey(now: Date): Promise<SigningKey> {
  return signingKey(periodOf(now));
}

/** Keys whose signatures hold now, and the next one: what the JWKS publishes. */
export async function publishedKeys(now: Date): Promise<SigningKey[]> {
  const period = periodOf(now);
  const overlap = periodOf(new Date(now.getTime() - DAY_MS));
  const periods = [...new Set([overlap, period, period + 1])];
  return Promise.all(periods.map(signingKey));
}

function signingKey(period: number): Promise<SigningKey> {
  const known = cache.get(period) ?? deriveSigningKey(period);
  cache.set(period, known);
  return known;
}

/** A P-256 key from the master secret: 48 derived bytes reduced to 1..n-1 (FIPS 186-5 A.2.1), so no key has to be stored. */
async function deriveSigningKey(period: number): Promise<SigningKey> {
  const random = BigInt(`0x${deriveKey(`api-signing|${period}`, 48).toString("hex")}`);
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
