import "server-only";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import type { RefusalCode } from "@/lib/domain/check-in-code";
import type { Transaction } from "../database";
import { type DeviceRow, standingOf } from "../devices/authenticate-device";
import { checkInAudience } from "./check-in-audience";
import * as query from "./queries";
import { signatureHolds, type Unverified } from "./read-attestation";

/** The device that signed; `key` tells whether with its present key or with the one before, which opens nothing any more. */
export type Signer = { device: DeviceRow; key: "present" | "previous" };

/** What every token of a kiosk says; an attestation says beside it whether it is a kiosk's. */
type SignedClaims = Pick<AttestationClaims, "org" | "iss" | "aud"> & Partial<Pick<AttestationClaims, "tier">>;

/** Checks 4 to 6: a known, active key of this organisation made this signature, for this server. */
export async function findSigner(
  tx: Transaction,
  { kid, claims, jws }: Unverified<SignedClaims>,
  now: Date,
): Promise<Signer | RefusalCode> {
  const present = await query.findDeviceByKid(tx, claims.org, kid);
  const device = present ?? (await query.findDeviceByPreviousKid(tx, claims.org, kid));
  const publicKey = present ? present.publicKey : device?.previousPublicKey;
  if (!device || !publicKey) return "DEV_UNKNOWN";
  const standing = standingOf(device, now);
  if (standing === "revoked") return "DEV_REVOKED";
  if (standing === "expired") return "DEV_EXPIRED";
  if (standing !== "active") return "DEV_UNKNOWN";
  if (!(await signatureHolds(jws, publicKey))) return "ATT_SIG";
  const isForKiosks = (claims.tier === undefined || claims.tier === "T1") && claims.aud === checkInAudience();
  if (device.id !== claims.iss || !isForKiosks) return "ATT_BIND";
  return { device, key: present ? "present" : "previous" };
}
