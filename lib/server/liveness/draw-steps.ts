import "server-only";
import { randomInt } from "node:crypto";
import type { challenges } from "@/db/schema/devices";
import { chooseSteps, type LivenessPolicy, replaceSteps } from "@/lib/domain/liveness/challenge-policy";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { SCREEN_COLOURS } from "@/lib/domain/liveness/colour-response";
import { isDeviceFlagged } from "@/lib/domain/liveness/device-flags";
import { loadOrganization } from "../attendance/ensure-sessions";
import { findChallenge } from "../attendance/queries";
import type { Transaction } from "../database";
import type { DeviceRow } from "../devices/authenticate-device";
import { policyOf } from "./policy-of";
import { findLastChallenge, listPastMarks } from "./queries";

type ChallengeRow = Pick<
  typeof challenges.$inferSelect,
  "organizationId" | "deviceId" | "steps" | "instead" | "replacements"
>;

/** How far back marks raise flags, and how many of them are looked at. */
const PAST = { ms: 24 * 60 * 60 * 1000, limit: 20 };
/** How often the steps of one check-in may be replaced by others. */
const MAX_REPLACEMENTS = 2;
/** How many colours a screen shows one after the other. */
const COLOURS_SHOWN = 4;

/** The steps of a kiosk's next challenge: drawn by policy and risk, or those it was asked for last and did not answer. */
export async function drawSteps(
  tx: Transaction,
  { device, policy }: { device: DeviceRow; policy: LivenessPolicy },
  now: Date,
): Promise<StepKind[]> {
  const key = { organizationId: device.organizationId, deviceId: device.id };
  const last = await findLastChallenge(tx, key);
  const marks = await listPastMarks(tx, key, {
    since: new Date(now.getTime() - PAST.ms),
    limit: PAST.limit,
  });
  const situation = {
    isSupervised: device.supervised,
    isFlagged: isDeviceFlagged(marks, now.getTime()),
    owed: last && last.usedAt === null ? last.steps : [],
  };
  return chooseSteps(policy, situation, randomInt);
}

/** Colours for the screen to show, none twice; none where the policy asks for none. */
export function drawColours({ colours }: LivenessPolicy): number[] {
  if (!colours) return [];
  const left = SCREEN_COLOURS.map((_, index) => index);
  return Array.from({ length: COLOURS_SHOWN }, () => left.splice(randomInt(left.length), 1)[0] ?? 0);
}

/** Other steps in the place of an unanswered challenge's, or null when it cannot be replaced any more. */
export async function otherSteps(
  tx: Transaction,
  { device, instead }: { device: DeviceRow; instead: string },
  now: Date,
): Promise<{ asked: StepKind[]; steps: StepKind[]; colours: number[]; replacements: number } | null> {
  const challenge = await findChallenge(tx, device.organizationId, device.id, instead);
  if (!challenge || challenge.usedAt !== null || challenge.expiresAt <= now) return null;
  const steps = await replacementOf(tx, challenge);
  const { steps: asked, colours, replacements } = challenge;
  return steps && { asked, steps, colours, replacements: replacements + 1 };
}

/** Whether somebody who cannot do a challenge's steps may be asked for others. */
export async function canReplaceSteps(tx: Transaction, challenge: ChallengeRow): Promise<boolean> {
  return (await replacementOf(tx, challenge)) !== null;
}

async function replacementOf(tx: Transaction, challenge: ChallengeRow): Promise<StepKind[] | null> {
  const { organizationId, deviceId, steps: asked, replacements } = challenge;
  if (asked.length === 0 || replacements >= MAX_REPLACEMENTS) return null;
  const before: StepKind[] = [];
  let earlier = challenge.instead;
  while (earlier) {
    const row = await findChallenge(tx, organizationId, deviceId, earlier);
    before.push(...(row?.steps ?? []));
    earlier = row?.instead ?? null;
  }
  const policy = policyOf(await loadOrganization(tx, organizationId));
  return replaceSteps(policy, { asked, before }, randomInt);
}
