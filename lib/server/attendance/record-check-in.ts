import "server-only";
import { attestations } from "@/db/schema/devices";
import { sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import { type CheckInOutcome, type MarkRequest, markRequestSchema } from "@/lib/contracts/check-in";
import { localDateOf } from "@/lib/domain/attendance/schedule";
import type { CheckInCode, RefusalCode } from "@/lib/domain/check-in-code";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { type DeviceRow, noteSeen } from "../devices/authenticate-device";
import { reachOfDevice } from "../devices/device-scope";
import { policyOf } from "../liveness/policy-of";
import { type Evidence, weighCapture } from "../liveness/weigh-capture";
import type { AcceptedModel } from "../recognition/accept-model";
import { calibrationFor } from "../recognition/organization-calibration";
import { keyedHash } from "../secrets";
import { ensureSessions, findOrganization, type OrganizationRow } from "./ensure-sessions";
import { findSigner, type Signer } from "./find-signer";
import { findWait, noteEnd } from "./hold-device-rate";
import { identify } from "./identify";
import { inRefusalBucket } from "./in-refusal-bucket";
import { judgeLiveness, readCapture } from "./judge-capture";
import * as query from "./queries";
import { readAttestation, type UnverifiedAttestation } from "./read-attestation";
import { type Probe, readProbe } from "./read-probe";
import { auditOfRefusal, outcomeOfRefusal } from "./refusal";
import { writeMark } from "./write-mark";
import { writeUndecided } from "./write-undecided";

const MAX_CLOCK_SKEW_MS = 120_000;
const SEEN_EMBEDDING_MS = 24 * 60 * 60 * 1000;

type Received = {
  organization: OrganizationRow;
  attestation: UnverifiedAttestation;
  request: MarkRequest;
  now: Date;
};
type Verified = Received & Signer;
type StoredAnswer = { bodySha256: string; outcome: Record<string, unknown> };
type Challenge = NonNullable<Awaited<ReturnType<typeof query.findChallenge>>>;
type Ended = { code: CheckInCode; outcome: CheckInOutcome };
/** What is kept of a mark beside how it ended, as far as its checks came. */
type Kept = { steps: Challenge["steps"] } & Partial<Evidence>;

/**
 * Records a mark from a kiosk: verifies in the order of security.md §1.4, identifies, and writes event, record and audit row in one
 * transaction. Every end is an outcome; only bugs throw. `now` is the server's clock.
 */
export async function recordCheckIn(input: unknown, now: Date): Promise<CheckInOutcome> {
  return inRefusalBucket(() => decide(input, now));
}

async function decide(input: unknown, now: Date): Promise<CheckInOutcome> {
  const parsed = markRequestSchema.safeParse(input);
  if (!parsed.success) return outcomeOfRefusal("ATT_MALFORMED");
  const request = parsed.data;
  const attestation = readAttestation(request.attestation);
  if (typeof attestation === "string") return outcomeOfRefusal(attestation);
  return inOrganization(attestation.claims.org, async (tx) => {
    const organization = await findOrganization(tx, attestation.claims.org);
    if (!organization) return outcomeOfRefusal("DEV_UNKNOWN");
    const received = { organization, attestation, request, now };
    const signer = await findSigner(tx, attestation, now);
    if (typeof signer === "string") return auditedRefusal(tx, received, signer);
    return answerOnce(tx, { ...received, ...signer });
  });
}

/** Check 7: the same id with the same body gets the stored answer, with another body a conflict; else the mark is judged and kept. */
async function answerOnce(tx: Transaction, verified: Verified): Promise<CheckInOutcome> {
  const { attestation, request, device, now } = verified;
  const { org, iss, jti } = attestation.claims;
  const misses = await query.lockMissCount(tx, device);
  const bodySha256 = await sha256Text(
    JSON.stringify([request.attestation, request.embedding, request.frames, request.trace]),
  );
  const known = await query.findAttestation(tx, org, iss, jti);
  if (known) return replay(tx, verified, known, bodySha256);
  if (verified.key === "previous") return auditedRefusal(tx, verified, "KEY_OLD");
  const wait = await findWait(tx, { device, misses }, now);
  if (wait) {
    await auditedRefusal(tx, verified, wait.code);
    return { kind: "wait", retryAfterSeconds: wait.seconds };
  }
  const probe = await readProbe(request, attestation.claims);
  const embeddingHmac = keyedHash(
    "seen-embedding",
    typeof probe === "string" ? jti : Buffer.from(vectorBytes(probe.fused)).toString("base64url"),
  );
  const kept: Kept = { steps: [] };
  const ended = await judge(tx, verified, { probe, embeddingHmac, kept });
  if ("raced" in ended) return replay(tx, verified, ended.raced, bodySha256);
  await tx.insert(attestations).values({
    organizationId: org,
    deviceId: iss,
    id: jti,
    bodySha256,
    embeddingHmac,
    code: ended.code,
    ...kept,
    outcome: ended.outcome,
    clockSkewMs: Math.max(-2_000_000_000, Math.min(2_000_000_000, skewOf(verified))),
    receivedAt: now,
  });
  await noteEnd(tx, { device, misses }, { code: ended.code, now });
  await noteSeen(tx, device, null, now);
  return ended.outcome;
}

async function replay(
  tx: Transaction,
  verified: Verified,
  known: StoredAnswer,
  bodySha256: string,
): Promise<CheckInOutcome> {
  if (known.bodySha256 === bodySha256) return known.outcome as CheckInOutcome;
  return auditedRefusal(tx, verified, "IDEM_CONFLICT");
}

/** Checks 8 to 22, in their order; the first that fails ends it. */
async function judge(
  tx: Transaction,
  verified: Verified,
  { probe, embeddingHmac, kept }: { probe: Probe | RefusalCode; embeddingHmac: string; kept: Kept },
): Promise<Ended | { raced: StoredAnswer }> {
  const { organization, attestation, device, now } = verified;
  const { claims } = attestation;
  const refused = async (code: RefusalCode): Promise<Ended> => ({
    code,
    outcome: await auditedRefusal(tx, verified, code),
  });
  const challenge = await query.findChallenge(tx, claims.org, claims.iss, claims.cid);
  if (!challenge) return refused("CH_UNKNOWN");
  if (challenge.expiresAt <= now) return refused("CH_EXPIRED");
  if (!(await query.consumeChallenge(tx, claims.org, claims.cid, now))) {
    // Two copies of one request may race: the slower one waited at the challenge and now finds the stored answer.
    const raced = await query.findAttestation(tx, claims.org, claims.iss, claims.jti);
    return raced ? { raced } : refused("CH_USED");
  }
  kept.steps = challenge.steps;
  if (challenge.nonce !== claims.nonce) return refused("CH_NONCE");
  if (typeof probe === "string") return refused(probe);
  const since = new Date(now.getTime() - SEEN_EMBEDDING_MS);
  if (await query.wasEmbeddingSeen(tx, claims.org, { hmac: embeddingHmac, except: claims.jti, since })) {
    return refused("EMB_REPLAY");
  }
  const judged = await judgeCapture(tx, verified, { probe, challenge, kept });
  if (typeof judged === "string") return refused(judged);
  await ensureSessions(tx, organization, now);
  const limit = await limitOf(tx, device, localDateOf(now, organization.timeZone));
  const calibration = await calibrationFor(tx, claims.org, judged);
  const decision = await identify(tx, {
    organizationId: claims.org,
    probe,
    model: judged.model,
    calibration,
    limit,
    now,
  });
  if (decision.kind === "no_match") return refused("NO_MATCH");
  const clockSuspect = Math.abs(skewOf(verified)) > MAX_CLOCK_SKEW_MS;
  if (decision.kind === "ambiguous") {
    const { candidateIds } = decision;
    if (candidateIds.length === 0) return refused("AMBIGUOUS");
    return writeUndecided(tx, organization, { candidateIds, claims, clockSuspect, now });
  }
  return writeMark(tx, organization, { identified: decision, claims, clockSuspect, now });
}

/** Checks 12 to 19 over what was captured: physics, recordings, liveness, risk. The model to search with, or why not. */
async function judgeCapture(
  tx: Transaction,
  { organization, attestation, request, now }: Verified,
  { probe, challenge, kept }: { probe: Probe; challenge: Challenge; kept: Kept },
): Promise<AcceptedModel | RefusalCode> {
  const { claims } = attestation;
  const capture = await readCapture(request, claims, probe);
  if (typeof capture === "string") return capture;
  const { evidence, isReplay } = await weighCapture(tx, { claims, samples: capture.samples }, now);
  Object.assign(kept, evidence);
  if (isReplay) return "LIVE_REPLAY";
  const { steps: asked, colours } = challenge;
  const unlive = judgeLiveness(capture, claims.pad, { asked, acts: claims.act, colours });
  if (unlive) return unlive;
  const isRisky = evidence.hints.length > 0 && asked.length === 0 && policyOf(organization).askOnHint;
  return isRisky ? "RISK_STEPUP" : capture.accepted;
}

/** Whom the device may find, as a search takes it. */
async function limitOf(tx: Transaction, device: DeviceRow, today: string) {
  const reach = await reachOfDevice(tx, device);
  return reach && { ...reach, today };
}

function skewOf({ attestation, now }: Received): number {
  return Math.round(attestation.claims.iat * 1000 - now.getTime());
}

async function auditedRefusal(
  tx: Transaction,
  { organization, attestation, now }: Received,
  code: RefusalCode,
): Promise<CheckInOutcome> {
  const { iss: deviceId, jti: sightingId } = attestation.claims;
  const refusal = auditOfRefusal({ deviceId, sightingId, code });
  await recordAudit(tx, organization.id, { ...refusal, at: now });
  return outcomeOfRefusal(code);
}
