import { CompactSign, calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair } from "jose";
import { v7 as uuidv7 } from "uuid";
import type { AttestationClaims } from "@/lib/contracts/attestation";
import { ATTESTATION_TYPE, DEVICE_PROOF_TYPE, type DeviceLooks } from "@/lib/contracts/attestation";
import { encodeVector, sha256, sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { encodeFrameVector } from "@/lib/contracts/frame-vectors";
import {
  type ChallengeGrant,
  type KioskState,
  NEW_KEY_TYPE,
  type NewKeyRequest,
  normalisePairingCode,
  PAIRING_PROOF_TYPE,
  type PublicKey,
  publicKeySchema,
} from "@/lib/contracts/kiosk";
import { PIN_TYPE, type PinRequest } from "@/lib/contracts/kiosk-pin";
import { writeTrace } from "@/lib/contracts/trace";
import { clientModels } from "@/lib/domain/client-models";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { performerNo, performSteps } from "@/lib/domain/liveness/testing/test-performance";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { issueChallenge } from "../attendance/issue-challenge";
import { beginPairing } from "../devices/begin-pairing";
import { completePairing } from "../devices/complete-pairing";
import { confirmDevice } from "../devices/confirm-device";
import { createDevice } from "../devices/create-device";
import { getKioskState } from "../devices/get-kiosk-state";
import { env } from "../env";
import type { TestOrganization } from "./test-organization";

type Claims = Record<string, unknown>;

/** What a test may bend before (claims, vector, trace) or after (header) signing. */
export type Bend = {
  claims?: Partial<AttestationClaims>;
  header?: Record<string, unknown>;
  trace?: TraceSample[];
  /** The vectors of the frames, where they are not all the fused one. */
  frames?: Float32Array[];
  challenge?: ChallengeGrant;
};

export type PinBend = { claims?: Claims; header?: Claims };

export type TestKiosk = {
  kid: string;
  publicKey: PublicKey;
  deviceId: string;
  /** Proves who it is, with its clock ahead by so many ms where that is told. */
  state(now: Date, clockOffsetMs?: number, looks?: DeviceLooks): Promise<KioskState>;
  /** What it sends to replace its key, and the kiosk that has the new one. */
  newKey(now: Date): Promise<{ request: NewKeyRequest; kiosk: TestKiosk }>;
  challenge(now: Date): Promise<ChallengeGrant>;
  mark(vector: Float32Array, now: Date, bend?: Bend): Promise<MarkRequest>;
  /** A PIN typed after a mark, signed; `bend` is what a test bends before (claims) or after (header) signing. */
  pin(pin: string, mark: MarkRequest, now: Date, bend?: PinBend): Promise<PinRequest>;
};

export const GOOD_QUALITY = {
  interEyePx: 110,
  yawDegrees: 2,
  pitchDegrees: 3,
  rollDegrees: 1,
  sharpness: 400,
  meanLuma: 130,
  clippedShare: 0.01,
  lightRatio: 1.2,
};

let captures = 0;

/** The samples that are the frames of a capture: of a face that looks at the camera, before any step. */
const FRAMES_AT = [0, 3, 6, 9];

/** A trace in which only those samples have a comparison that are frames. */
export function withFrames(samples: readonly TraceSample[]): TraceSample[] {
  return samples.map((sample, i) => (FRAMES_AT.includes(i) ? sample : { ...sample, cos: null }));
}

/** What somebody does who is asked for these steps, each time another person: no two captures are the same recording. */
export function livelyTrace(steps: readonly StepKind[] = []): ReturnType<typeof performSteps> {
  captures += 1;
  const { samples, acts } = performSteps(steps, performerNo(captures));
  return { acts, samples: withFrames(samples) };
}

async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const jwk = publicKeySchema.parse({ kty, crv, x, y });
  return { privateKey, publicKey: jwk, kid: await calculateJwkThumbprint(jwk) };
}

type Key = Awaited<ReturnType<typeof newKey>>;

function sign(key: Key, typ: string, claims: Claims, header: Claims = {}): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  return new CompactSign(payload)
    .setProtectedHeader({ typ, alg: "ES256", kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** Pairs a kiosk by the real services, up to the administrator's confirmation unless told otherwise. */
export async function pairTestKiosk(
  organization: TestOrganization,
  now: Date,
  confirm: "confirmed" | "unconfirmed" = "confirmed",
): Promise<TestKiosk> {
  const key = await newKey();
  const { code } = await createDevice(organization.administrator, { name: "Test kiosk" }, now);
  const grant = await beginPairing(normalisePairingCode(code), uuidv7(), now);
  const proof = await sign(key, PAIRING_PROOF_TYPE, {
    pairing: grant.pairingId,
    nonce: grant.nonce,
    aud: env.origin,
    jkt: key.kid,
  });
  const paired = await completePairing({ pairingId: grant.pairingId, publicKey: key.publicKey, proof }, now);
  if (confirm === "confirmed")
    await confirmDevice(organization.administrator, { deviceId: paired.deviceId }, now);
  return kioskWith(key, organization.id, paired.deviceId);
}

/** A kiosk that signs with a key of its own in the name of another device. */
export async function impersonate(
  organizationId: string,
  deviceId: string,
  kid?: string,
): Promise<TestKiosk> {
  const key = await newKey();
  return kioskWith(kid ? { ...key, kid } : key, organizationId, deviceId);
}

function kioskWith(key: Key, organizationId: string, deviceId: string): TestKiosk {
  const identity = { iss: deviceId, org: organizationId, aud: env.origin };
  const prove = (
    call: "state" | "challenge",
    now: Date,
    more: { clockOffsetMs?: number; looks?: DeviceLooks },
  ) => {
    const { clockOffsetMs, looks } = more;
    const iat = Math.floor(now.getTime() / 1000);
    const clock = clockOffsetMs === undefined ? {} : { clock: now.getTime() + clockOffsetMs };
    return sign(key, DEVICE_PROOF_TYPE, {
      ...identity,
      call,
      iat,
      jti: uuidv7(),
      ...clock,
      ...(looks && { looks }),
    });
  };
  const state = async (now: Date, clockOffsetMs?: number, looks?: DeviceLooks) =>
    getKioskState(await prove("state", now, { clockOffsetMs, looks }), now);
  const newKeyOf = async (now: Date) => {
    const next = await newKey();
    const claims = { ...identity, iat: Math.floor(now.getTime() / 1000), jkt: next.kid };
    const request = {
      publicKey: next.publicKey,
      byPresentKey: await sign(key, NEW_KEY_TYPE, claims),
      byNewKey: await sign(next, NEW_KEY_TYPE, claims),
    };
    return { request, kiosk: kioskWith(next, organizationId, deviceId) };
  };
  const challenge = async (now: Date): Promise<ChallengeGrant> => {
    const reply = await issueChallenge(await prove("challenge", now, {}), now);
    if (reply.kind !== "granted") throw new Error(`no challenge: ${reply.kind}`);
    return reply.challenge;
  };
  const mark = async (vector: Float32Array, now: Date, bend: Bend = {}): Promise<MarkRequest> => {
    const granted = bend.challenge ?? (await challenge(now));
    const { samples, acts } = livelyTrace(granted.steps);
    const trace = writeTrace(bend.trace ?? samples);
    const frames = (bend.frames ?? FRAMES_AT.map(() => vector)).map(encodeFrameVector);
    const claims: AttestationClaims = {
      iss: deviceId,
      aud: granted.audience,
      org: organizationId,
      jti: uuidv7(),
      cid: granted.challengeId,
      nonce: granted.nonce,
      iat: Math.floor(now.getTime() / 1000),
      purpose: "check_in",
      emb_sha256: await sha256(vectorBytes(vector)),
      frames_sha256: await sha256Text(frames.join()),
      trace_sha256: await sha256Text(trace),
      frames: frames.length,
      q: GOOD_QUALITY,
      pad: frames.map((_, i) => 0.98 - i / 100),
      act: acts,
      cam: {
        label_sha256: await sha256Text("test camera"),
        width: 640,
        height: 480,
        fps: 15,
        jitter_ms: 2.5,
      },
      models: clientModels(STANDARD_EMBEDDER),
      tier: "T1",
      ...bend.claims,
    };
    return {
      attestation: await sign(key, ATTESTATION_TYPE, claims, bend.header),
      embedding: encodeVector(vector),
      frames,
      trace,
    };
  };
  const pin = async (
    typed: string,
    marked: MarkRequest,
    now: Date,
    bend: PinBend = {},
  ): Promise<PinRequest> => {
    const { aud, jti: sighting } = decodeJwt(marked.attestation);
    const iat = Math.floor(now.getTime() / 1000);
    const claims = { iss: deviceId, aud, org: organizationId, jti: uuidv7(), iat, sighting, pin: typed };
    return { token: await sign(key, PIN_TYPE, { ...claims, ...bend.claims }, bend.header) };
  };
  return { deviceId, kid: key.kid, publicKey: key.publicKey, state, newKey: newKeyOf, challenge, mark, pin };
}
