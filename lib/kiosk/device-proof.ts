import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { DEVICE_PROOF_TYPE, type deviceProofClaimsSchema } from "@/lib/contracts/attestation";
import { PAIRING_PROOF_TYPE, type PairingGrant, type pairingProofClaimsSchema } from "@/lib/contracts/kiosk";
import type { Device, DeviceKey } from "./device-key";
import { signClaims } from "./signature";

type DeviceProofClaims = z.infer<typeof deviceProofClaimsSchema>;

/** Where and when a proof is good: the server's origin and its clock in ms. */
export type ProofContext = { audience: string; now: number };

/** Proves, once and for one call, that this is the paired kiosk. */
export function signDeviceProof(
  device: Device,
  call: DeviceProofClaims["call"],
  { audience, now }: ProofContext,
): Promise<string> {
  const claims: DeviceProofClaims = {
    iss: device.deviceId,
    org: device.organizationId,
    aud: audience,
    call,
    iat: Math.floor(now / 1000),
    jti: uuidv7(),
  };
  return signClaims(device, DEVICE_PROOF_TYPE, claims);
}

/** Proves possession of the new key to the pairing that the server just opened. */
export function signPairingProof(key: DeviceKey, grant: PairingGrant, audience: string): Promise<string> {
  const claims: z.infer<typeof pairingProofClaimsSchema> = {
    pairing: grant.pairingId,
    nonce: grant.nonce,
    aud: audience,
    jkt: key.kid,
  };
  return signClaims(key, PAIRING_PROOF_TYPE, claims);
}
