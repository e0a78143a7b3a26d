import { decodeJwt } from "jose";
import { v7 as uuidv7 } from "uuid";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { PIN_DIGITS, PIN_TYPE, type PinClaims, type PinRequest } from "@/lib/contracts/kiosk-pin";
import { westernDigits } from "@/lib/domain/western-digits";
import type { Device } from "./device-key";
import { signClaims } from "./signature";

/** What was typed, as far as it can be a PIN: at most six digits, in whichever digits they were written. */
export function readPin(typed: string): string {
  return westernDigits(typed).replace(/\D/g, "").slice(0, PIN_DIGITS);
}

/** A PIN that was typed for the sighting of a mark, signed for the server that the mark was signed for; `now` is server time in ms. */
export async function signPin(
  device: Device,
  { mark, pin, now }: { mark: MarkRequest; pin: string; now: number },
): Promise<PinRequest> {
  const { aud, jti } = decodeJwt<AttestationClaims>(mark.attestation);
  const claims: PinClaims = {
    iss: device.deviceId,
    aud,
    org: device.organizationId,
    jti: uuidv7(),
    iat: Math.floor(now / 1000),
    sighting: jti,
    pin,
  };
  return { token: await signClaims(device, PIN_TYPE, claims) };
}
