import "server-only";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { calculateJwkThumbprint, compactVerify, importJWK } from "jose";
import type { z } from "zod";
import { devicePairings, devices } from "@/db/schema/devices";
import {
  type completePairingSchema,
  PAIRING_PROOF_TYPE,
  type PairedDevice,
  pairingProofClaimsSchema,
} from "@/lib/contracts/kiosk";
import { recordAudit } from "../audit/record-audit";
import { inDirectory, inOrganization } from "../database";
import { isOwnOrigin } from "../env";
import { Problem } from "../problem";

/** The kiosk shows that it holds the private half of its key; the device then waits for the administrator's confirmation. */
export async function completePairing(
  input: z.output<typeof completePairingSchema>,
  now: Date,
): Promise<PairedDevice> {
  const [pairing] = await inDirectory((tx) =>
    tx.select().from(devicePairings).where(eq(devicePairings.id, input.pairingId)).limit(1),
  );
  if (!pairing) throw new Problem("not_found", "pairing_code_unknown");
  const kid = await calculateJwkThumbprint(input.publicKey, "sha256");
  if (!(await possessionProven(input, kid, pairing.nonce)))
    throw new Problem("invalid", "pairing_proof_wrong");
  const { organizationId, deviceId } = pairing;
  return inOrganization(organizationId, async (tx) => {
    const completed = await tx
      .update(devicePairings)
      .set({ completedAt: now })
      .where(
        and(
          eq(devicePairings.organizationId, organizationId),
          eq(devicePairings.id, pairing.id),
          gt(devicePairings.expiresAt, now),
          isNotNull(devicePairings.begunAt),
          isNull(devicePairings.completedAt),
        ),
      )
      .returning({ id: devicePairings.id });
    if (completed.length !== 1) throw new Problem("not_found", "pairing_code_unknown");
    const paired = await tx
      .update(devices)
      .set({ state: "awaiting_confirmation", publicKey: input.publicKey, kid, pairedAt: now })
      .where(
        and(
          eq(devices.organizationId, organizationId),
          eq(devices.id, deviceId),
          eq(devices.state, "awaiting_code"),
        ),
      )
      .returning({ id: devices.id });
    if (paired.length !== 1) throw new Problem("conflict", "device_state_changed");
    await recordAudit(tx, organizationId, {
      by: { deviceId },
      at: now,
      action: "device.pair",
      objectKind: "device",
      objectId: deviceId,
      after: { kid },
    });
    return { deviceId, organizationId, kid };
  });
}

async function possessionProven(
  input: z.output<typeof completePairingSchema>,
  kid: string,
  nonce: string,
): Promise<boolean> {
  try {
    const key = await importJWK({ ...input.publicKey, alg: "ES256" }, "ES256");
    const { payload, protectedHeader } = await compactVerify(input.proof, key, { algorithms: ["ES256"] });
    const claims = pairingProofClaimsSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    return (
      protectedHeader.typ === PAIRING_PROOF_TYPE &&
      claims.pairing === input.pairingId &&
      claims.nonce === nonce &&
      claims.jkt === kid &&
      isOwnOrigin(claims.aud)
    );
  } catch {
    return false;
  }
}
