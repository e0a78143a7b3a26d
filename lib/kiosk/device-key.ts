import { calculateJwkThumbprint, exportJWK } from "jose";
import { type PublicKey, publicKeySchema } from "@/lib/contracts/kiosk";

/** A kiosk's ES256 key pair. The private half can be used but not read, not even by this page; `kid` is its RFC 7638 thumbprint. */
export type DeviceKey = { privateKey: CryptoKey; publicKey: PublicKey; kid: string };

/** A paired kiosk: its key and who the server says it is. */
export type Device = DeviceKey & { deviceId: string; organizationId: string };

export async function createDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  const publicKey = publicKeySchema.parse({ kty, crv, x, y });
  return { privateKey: pair.privateKey, publicKey, kid: await calculateJwkThumbprint(publicKey, "sha256") };
}
