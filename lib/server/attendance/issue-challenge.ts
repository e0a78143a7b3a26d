import "server-only";
import { randomBytes } from "node:crypto";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { challenges } from "@/db/schema/devices";
import type { ChallengeReply } from "@/lib/contracts/kiosk";
import { secondsOfPause } from "@/lib/domain/miss-pause";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import {
  clockOffsetOf,
  findDevice,
  noteSeen,
  proofHolds,
  readProof,
  standingOf,
} from "../devices/authenticate-device";
import { checkInAudience } from "./check-in-audience";

const LIFETIME_MS = 30_000;
/** Unused and unexpired challenges that one device may hold. */
const MAX_OPEN = 3;

/** A challenge for one mark of one active kiosk: used once, within 30 seconds of the server's clock. */
export async function issueChallenge(proof: string, now: Date): Promise<ChallengeReply> {
  const claimed = readProof(proof);
  if (!claimed) return { kind: "device_refused" };
  const { organizationId, deviceId } = claimed;
  return inOrganization(organizationId, async (tx): Promise<ChallengeReply> => {
    const device = await findDevice(tx, organizationId, deviceId);
    if (!device) return { kind: "device_refused" };
    const standing = standingOf(device, now);
    if (standing !== "active" || !(await proofHolds(proof, device, "challenge", now))) {
      await recordAudit(tx, organizationId, {
        by: "system",
        at: now,
        action: "challenge.refuse",
        objectKind: "device",
        objectId: device.id,
        reason: standing === "active" ? "ATT_SIG" : standing === "expired" ? "DEV_EXPIRED" : "DEV_REVOKED",
      });
      return { kind: "device_refused" };
    }
    await noteSeen(tx, device, clockOffsetOf(claimed.clock, now), now);
    const pause = secondsOfPause({ pausedUntil: device.pausedUntil?.getTime() ?? null }, now.getTime());
    if (pause > 0) return { kind: "wait", retryAfterSeconds: pause };
    const open = await openCount(tx, organizationId, deviceId, now);
    if (open >= MAX_OPEN) return { kind: "wait", retryAfterSeconds: LIFETIME_MS / 1000 };
    const challenge = {
      organizationId,
      id: uuidv7(),
      deviceId,
      nonce: randomBytes(32).toString("base64url"),
      steps: [],
      issuedAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    };
    await tx.insert(challenges).values(challenge);
    return {
      kind: "granted",
      challenge: {
        challengeId: challenge.id,
        nonce: challenge.nonce,
        audience: checkInAudience(),
        issuedAt: challenge.issuedAt.toISOString(),
        expiresAt: challenge.expiresAt.toISOString(),
        steps: [],
      },
    };
  });
}

async function openCount(
  tx: Transaction,
  organizationId: string,
  deviceId: string,
  now: Date,
): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(challenges)
    .where(
      and(
        eq(challenges.organizationId, organizationId),
        eq(challenges.deviceId, deviceId),
        isNull(challenges.usedAt),
        gt(challenges.expiresAt, now),
      ),
    );
  return row?.n ?? 0;
}
