import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import {
  DEVICE_PROOF_TYPE,
  type DeviceLooks,
  type deviceProofClaimsSchema,
} from "@/lib/contracts/attestation";
import {
  NEW_KEY_TYPE,
  type NewKeyClaims,
  type NewKeyRequest,
  PAIRING_PROOF_TYPE,
  type PairingGrant,
  type pairingProofClaimsSchema,
} from "@/lib/contracts/kiosk";
import type { Device, DeviceKey } from "./device-key";
import { signClaims } from "./signature";

type DeviceProofClaims = z.infer<typeof deviceProofClaimsSchema>;

/**
 * Where and when a proof is good: the server's origin and its clock in ms; `clock` is what this device's own clock shows, `looks` what it
 * looks with; `instead` names the challenge whose steps somebody cannot do.
 */
export type ProofContext = {
  audience: string;
  now: number;
  clock: number;
  looks?: DeviceLooks;
  instead?: string;
};

/** Proves, once and for one call, that this is the paired kiosk. */
export function signDeviceProof(
  device: Device,
  call: DeviceProofClaims["call"],
  { audience, now, clock, looks, instead }: ProofContext,
): Promise<string> {
  const claims: DeviceProofClaims = {
    iss: device.deviceId,
    org: device.organizationId,
    aud: audience,
    call,
    iat: Math.floor(now / 1000),
    jti: uuidv7(),
    clock: Math.round(clock),
    ...(looks && { looks }),
    ...(instead && { instead }),
  };
  return signClaims(device, DEVICE_PROOF_TYPE, claims);
}

/** Hands the kiosk's word over to a new key: the present key and the new one sign the same claims. */
export async function signNewKey(
  device: Device,
  next: DeviceKey,
  { audience, now }: Pick<ProofContext, "audience" | "now">,
): Promise<NewKeyRequest> {
  const claims: NewKeyClaims = {
    iss: device.deviceId,
    org: device.organizationId,
    aud: audience,
    iat: Math.floor(now / 1000),
    jkt: next.kid,
  };
  return {
    publicKey: next.publicKey,
    byPresentKey: await signClaims(device, NEW_KEY_TYPE, claims),
    byNewKey: await signClaims(next, NEW_KEY_TYPE, claims),
  };
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
