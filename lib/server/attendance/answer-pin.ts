import "server-only";
import { pinAnswers } from "@/db/schema/pins";
import type { CheckInOutcome } from "@/lib/contracts/check-in";
import { PIN_ASKED_MS, PIN_TRIES, type PinClaims, pinRequestSchema } from "@/lib/contracts/kiosk-pin";
import type { CheckInCode, PinRefusalCode, RefusalCode } from "@/lib/domain/check-in-code";
import { recordAudit } from "../audit/record-audit";
import { inOrganization, type Transaction } from "../database";
import { noteSeen } from "../devices/authenticate-device";
import { type Asking, findAsking, findPinAnswer, findPinCodes } from "../pins/asking";
import { hashPin } from "../pins/hash-pin";
import { countWrongPin, forgetWrongPins, lockOpenPins, type PinRow } from "../pins/queries";
import { keyedHash } from "../secrets";
import { findOrganization, type OrganizationRow } from "./ensure-sessions";
import { findSigner, type Signer } from "./find-signer";
import { findWait } from "./hold-device-rate";
import { inRefusalBucket } from "./in-refusal-bucket";
import { lockEvent } from "./lock-event";
import * as query from "./queries";
import { readPinToken, type Unverified } from "./read-attestation";
import { latestDecisions } from "./record-inputs";
import { auditOfRefusal, outcomeOfRefusal } from "./refusal";
import { writePinMark } from "./write-pin-mark";

type Received = { organization: OrganizationRow; token: Unverified<PinClaims>; now: Date };
type Verified = Received & Signer;
type Ended = { code: CheckInCode | PinRefusalCode; outcome: CheckInOutcome };

const FOR_STAFF = { kind: "in_review", name: null } as const;

/**
 * Answers a PIN that somebody typed whom a look alone could not tell: whose it is, is recorded at the time they were seen, and the event that
 * waited is settled with it. Every end is an outcome, as a mark's; only bugs throw. `now` is the server's clock.
 */
export async function answerPin(input: unknown, now: Date): Promise<CheckInOutcome> {
  return inRefusalBucket(() => decide(input, now));
}

async function decide(input: unknown, now: Date): Promise<CheckInOutcome> {
  const parsed = pinRequestSchema.safeParse(input);
  if (!parsed.success) return outcomeOfRefusal("ATT_MALFORMED");
  const token = readPinToken(parsed.data.token);
  if (typeof token === "string") return outcomeOfRefusal(token);
  return inOrganization(token.claims.org, async (tx) => {
    const organization = await findOrganization(tx, token.claims.org);
    if (!organization) return outcomeOfRefusal("DEV_UNKNOWN");
    const received = { organization, token, now };
    const signer = await findSigner(tx, token, now);
    return typeof signer === "string"
      ? auditedRefusal(tx, received, signer)
      : answerOnce(tx, { ...received, ...signer });
  });
}

/** The same id with the same body gets the stored answer, with another body a conflict; else the PIN is judged and the answer kept. */
async function answerOnce(tx: Transaction, verified: Verified): Promise<CheckInOutcome> {
  const { token, device, now } = verified;
  const { org: organizationId, iss: deviceId, jti: id, sighting } = token.claims;
  const misses = await query.lockMissCount(tx, device);
  const bodyHmac = keyedHash("kiosk-pin", token.jws);
  const known = await findPinAnswer(tx, device, id);
  if (known?.bodyHmac === bodyHmac) return known.outcome as CheckInOutcome;
  const isTaken = known !== null || (await query.findAttestation(tx, organizationId, deviceId, id)) !== null;
  if (isTaken) return auditedRefusal(tx, verified, "IDEM_CONFLICT");
  if (verified.key === "previous") return auditedRefusal(tx, verified, "KEY_OLD");
  const wait = await findWait(tx, { device, misses }, now);
  if (wait) {
    await auditedRefusal(tx, verified, wait.code);
    return { kind: "wait", retryAfterSeconds: wait.seconds };
  }
  const asked = await findAsking(tx, device, sighting);
  if (!asked) return auditedRefusal(tx, verified, "PIN_UNKNOWN");
  const ended = await judge(tx, verified, asked);
  await tx.insert(pinAnswers).values({
    organizationId,
    deviceId,
    id,
    askingId: sighting,
    bodyHmac,
    ...ended,
    receivedAt: now,
  });
  await noteSeen(tx, device, null, now);
  return ended.outcome;
}

async function judge(tx: Transaction, verified: Verified, asked: Asking): Promise<Ended> {
  const { organization, token, now } = verified;
  const { asking, event } = asked;
  const refused = async (code: PinRefusalCode, outcome: CheckInOutcome = FOR_STAFF): Promise<Ended> => {
    await note(tx, verified, code);
    return { code, outcome };
  };
  await lockEvent(tx, event.id);
  const codes = await findPinCodes(tx, verified.device, asking.id);
  const wrong = codes.filter((code) => code === "PIN_WRONG").length;
  const hasMark = codes.some((code) => !code.startsWith("PIN_"));
  if (hasMark || (await isDecided(tx, asked))) return refused("PIN_SETTLED");
  if (wrong >= PIN_TRIES) return refused("PIN_TRIED");
  if (now.getTime() - asking.askedAt.getTime() > PIN_ASKED_MS) return refused("PIN_LATE");
  const pins = await lockOpenPins(tx, organization.id, event.candidateIds ?? []);
  if (pins.length === 0) return refused("PIN_LOCKED");
  const right = pins.filter(({ personId, hmac }) => hmac === hashPin(personId, token.claims.pin));
  const [theirs] = right;
  if (theirs && right.length === 1) {
    await forgetWrongPins(tx, theirs);
    return writePinMark(tx, organization, { ...asked, personId: theirs.personId, claims: token.claims, now });
  }
  const locked = await countWrong(tx, verified, pins);
  const triesLeft = locked.length === pins.length ? 0 : PIN_TRIES - wrong - 1;
  return refused("PIN_WRONG", triesLeft > 0 ? { kind: "pin_asked", triesLeft } : FOR_STAFF);
}

/** Whether staff settled this very sighting. An earlier one of the same lot, in whose place it waits, says nothing about this. */
async function isDecided(tx: Transaction, { asking, event }: Asking): Promise<boolean> {
  if (event.deviceEventId !== asking.id) return false;
  return (await latestDecisions(tx, event.organizationId, [event.id])).size > 0;
}

/** A wrong PIN counts against everybody it may have been meant to be of; those it locked. */
async function countWrong(tx: Transaction, { device, now }: Verified, pins: PinRow[]): Promise<PinRow[]> {
  const locked = await countWrongPin(tx, pins, now);
  for (const { organizationId, personId } of locked) {
    await recordAudit(tx, organizationId, {
      by: { deviceId: device.id },
      at: now,
      action: "person.lock_pin",
      objectKind: "person",
      objectId: personId,
    });
  }
  return locked;
}

async function auditedRefusal(
  tx: Transaction,
  received: Received,
  code: RefusalCode | "PIN_UNKNOWN",
): Promise<CheckInOutcome> {
  await note(tx, received, code);
  return code === "PIN_UNKNOWN" ? { kind: "retry" } : outcomeOfRefusal(code);
}

function note(
  tx: Transaction,
  { organization, token, now }: Received,
  code: RefusalCode | PinRefusalCode,
): Promise<void> {
  const { iss: deviceId, sighting: sightingId } = token.claims;
  const refusal = auditOfRefusal({ deviceId, sightingId, code });
  return recordAudit(tx, organization.id, { ...refusal, at: now });
}
