import "server-only";
import { randomBytes } from "node:crypto";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { challenges } from "@/db/schema/devices";
import type { ChallengeReply } from "@/lib/contracts/kiosk";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { secondsOfPause } from "@/lib/domain/miss-pause";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import {
  clockOffsetOf,
  type DeviceRow,
  findDevice,
  noteSeen,
  proofHolds,
  readProof,
  standingOf,
} from "../devices/authenticate-device";
import { canReplaceSteps, drawColours, drawSteps, otherSteps } from "../liveness/draw-steps";
import { policyOf } from "../liveness/policy-of";
import { checkInAudience } from "./check-in-audience";
import { loadOrganization } from "./ensure-sessions";

/** How long a challenge may be answered, without and with steps. */
const LIFETIME_MS = 30_000;
const LIFETIME_WITH_STEPS_MS = 45_000;
/** Unused and unexpired challenges that one device may hold: for two cameras one each, one that is just being renewed, one before a reload. */
const MAX_OPEN = 6;

/**
 * A challenge for one mark of one active kiosk: used once, soon after the server's clock gave it. Its steps are drawn by policy and risk;
 * with `instead` in the proof other steps take the place of those of an unanswered challenge, twice at most.
 */
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
    if (claimed.instead) return replaceChallenge(tx, { device, instead: claimed.instead }, now);
    const open = await openCount(tx, organizationId, deviceId, now);
    if (open >= MAX_OPEN) return { kind: "wait", retryAfterSeconds: LIFETIME_MS / 1000 };
    const policy = policyOf(await loadOrganization(tx, organizationId));
    const steps = await drawSteps(tx, { device, policy }, now);
    return grant(tx, { device, steps, colours: drawColours(policy), instead: null, replacements: 0 }, now);
  });
}

/** Other steps for a person who cannot do those asked; the question they stood in is closed. */
async function replaceChallenge(
  tx: Transaction,
  { device, instead }: { device: DeviceRow; instead: string },
  now: Date,
): Promise<ChallengeReply> {
  const found = await otherSteps(tx, { device, instead }, now);
  if (!found) return { kind: "no_other_step" };
  const { asked, steps, colours, replacements } = found;
  await tx
    .update(challenges)
    .set({ usedAt: now })
    .where(and(eq(challenges.organizationId, device.organizationId), eq(challenges.id, instead)));
  await recordAudit(tx, device.organizationId, {
    by: { deviceId: device.id },
    at: now,
    action: "challenge.replace",
    objectKind: "device",
    objectId: device.id,
    before: { steps: asked },
    after: { steps },
  });
  return grant(tx, { device, steps, colours, instead, replacements }, now);
}

type Asked = {
  device: DeviceRow;
  steps: StepKind[];
  colours: number[];
  instead: string | null;
  replacements: number;
};

async function grant(
  tx: Transaction,
  { device, steps, colours, instead, replacements }: Asked,
  now: Date,
): Promise<ChallengeReply> {
  const { organizationId } = device;
  const lifetime = steps.length > 0 ? LIFETIME_WITH_STEPS_MS : LIFETIME_MS;
  const challenge = {
    organizationId,
    id: uuidv7(),
    deviceId: device.id,
    nonce: randomBytes(32).toString("base64url"),
    steps,
    colours,
    instead,
    replacements,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + lifetime),
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
      steps,
      colours,
      canReplace: await canReplaceSteps(tx, challenge),
    },
  };
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
