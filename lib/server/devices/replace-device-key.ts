import "server-only";
import { and, eq } from "drizzle-orm";
import { calculateJwkThumbprint, compactVerify, decodeJwt, importJWK } from "jose";
import { devices } from "@/db/schema/devices";
import {
  NEW_KEY_TYPE,
  type NewKeyClaims,
  type NewKeyReply,
  type NewKeyRequest,
  newKeyClaimsSchema,
  type PublicKey,
} from "@/lib/contracts/kiosk";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { isOwnOrigin } from "../env";
import { type DeviceRow, findDevice, isInUse } from "./authenticate-device";

const MAX_AGE_MS = 120_000;

/**
 * A kiosk replaces its key: the present key signs the new one's thumbprint, the new key the same words. From then on only the new key
 * speaks for it. Sent again, because the answer was lost, it is answered the same.
 */
export async function replaceDeviceKey(request: NewKeyRequest, now: Date): Promise<NewKeyReply> {
  const claims = readClaims(request.byPresentKey);
  const jkt = await calculateJwkThumbprint(request.publicKey, "sha256");
  const isFresh = claims && Math.abs(claims.iat * 1000 - now.getTime()) <= MAX_AGE_MS;
  if (!isFresh || claims.jkt !== jkt || !isOwnOrigin(claims.aud)) return { kind: "device_refused" };
  return inOrganization(claims.org, async (tx): Promise<NewKeyReply> => {
    const device = await findDevice(tx, claims.org, claims.iss);
    if (!device) return { kind: "device_refused" };
    const wasTaken = device.kid === jkt;
    const presentKey = wasTaken ? device.previousPublicKey : device.publicKey;
    const isProven =
      isInUse(device, now) &&
      (await signed(request.byPresentKey, presentKey, claims)) &&
      (await signed(request.byNewKey, request.publicKey, claims));
    if (isProven && wasTaken) return { kind: "renewed", keyEpoch: device.keyEpoch };
    if (isProven && (await isFree(tx, claims.org, jkt))) return takeKey(tx, device, request.publicKey, now);
    await recordAudit(tx, claims.org, {
      by: "system",
      at: now,
      action: "device.refuse_key",
      objectKind: "device",
      objectId: device.id,
      reason: isInUse(device, now) ? "ATT_SIG" : "DEV_REVOKED",
    });
    return { kind: "device_refused" };
  });
}

async function takeKey(
  tx: Transaction,
  device: DeviceRow,
  publicKey: PublicKey,
  now: Date,
): Promise<NewKeyReply> {
  const { organizationId, id, kid: previousKid, publicKey: previousPublicKey } = device;
  const kid = await calculateJwkThumbprint(publicKey, "sha256");
  const keyEpoch = device.keyEpoch + 1;
  const taken = await tx
    .update(devices)
    .set({ kid, publicKey, keyEpoch, keyChangedAt: now, previousKid, previousPublicKey })
    .where(
      and(
        eq(devices.organizationId, organizationId),
        eq(devices.id, id),
        eq(devices.keyEpoch, device.keyEpoch),
      ),
    )
    .returning({ id: devices.id });
  // Another tab of the same kiosk was quicker; it will be asked who it is and find the other key in its store.
  if (taken.length !== 1) return { kind: "device_refused" };
  await recordAudit(tx, organizationId, {
    by: { deviceId: id },
    at: now,
    action: "device.new_key",
    objectKind: "device",
    objectId: id,
    before: { kid: previousKid, keyEpoch: device.keyEpoch },
    after: { kid, keyEpoch },
  });
  return { kind: "renewed", keyEpoch };
}

/** No other device of the organisation has this key. */
async function isFree(tx: Transaction, organizationId: string, kid: string): Promise<boolean> {
  const found = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.organizationId, organizationId), eq(devices.kid, kid)));
  return found.length === 0;
}

function readClaims(jws: string): NewKeyClaims | null {
  try {
    const claims = newKeyClaimsSchema.safeParse(decodeJwt(jws));
    return claims.success ? claims.data : null;
  } catch {
    return null;
  }
}

/** Whether this key signed exactly these claims for this use. */
async function signed(jws: string, publicKey: PublicKey | null, claims: NewKeyClaims): Promise<boolean> {
  if (!publicKey) return false;
  try {
    const key = await importJWK({ ...publicKey, alg: "ES256" }, "ES256");
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ["ES256"] });
    const said = newKeyClaimsSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    return (
      protectedHeader.typ === NEW_KEY_TYPE &&
      protectedHeader.kid === (await calculateJwkThumbprint(publicKey, "sha256")) &&
      (Object.keys(claims) as (keyof NewKeyClaims)[]).every((name) => said[name] === claims[name])
    );
  } catch {
    return false;
  }
}
