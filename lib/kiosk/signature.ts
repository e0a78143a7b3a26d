import { SignJWT } from "jose";
import type { DeviceKey } from "./device-key";

/** A compact ES256 JWS whose header is exactly typ, alg and kid: the server accepts nothing else. */
export function signClaims(key: DeviceKey, typ: string, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ typ, alg: "ES256", kid: key.kid }).sign(key.privateKey);
}
