import type { ProblemReport } from "@/lib/contracts/problem";
import { createDeviceKey, type Device } from "./device-key";
import { signPairingProof } from "./device-proof";
import type { KioskApi } from "./kiosk-api";

export type PairingResult =
  | { kind: "paired"; device: Device }
  | { kind: "refused"; problem: ProblemReport }
  | { kind: "unreachable" };

/** Trades a typed code for a place as a kiosk: a new key, its proof of possession, then the identity the server gives it. */
export async function pairKiosk(api: KioskApi, code: string): Promise<PairingResult> {
  const begun = await api.beginPairing(code);
  if (begun.kind !== "answered") return begun;
  const key = await createDeviceKey();
  const proof = await signPairingProof(key, begun.value, api.origin);
  const pairing = { pairingId: begun.value.pairingId, publicKey: key.publicKey, proof };
  const completed = await api.completePairing(pairing);
  if (completed.kind !== "answered") return completed;
  const { deviceId, organizationId } = completed.value;
  return { kind: "paired", device: { ...key, deviceId, organizationId } };
}
