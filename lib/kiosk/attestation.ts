import { v7 as uuidv7 } from "uuid";
import { ATTESTATION_TYPE, type AttestationClaims } from "@/lib/contracts/attestation";
import { encodeVector, sha256, sha256Text, vectorBytes } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { encodeFrameVector } from "@/lib/contracts/frame-vectors";
import type { ChallengeGrant } from "@/lib/contracts/kiosk";
import { writeTrace } from "@/lib/contracts/trace";
import { type Capture, fuseCapture, worstQuality } from "@/lib/domain/capture";
import type { StepAct } from "@/lib/domain/liveness/challenge-steps";
import { traceOfCapture } from "@/lib/domain/trace-of-capture";
import type { Device } from "./device-key";
import { signClaims } from "./signature";

/**
 * What the browser says of the camera; a name alone proves nothing, so only its hash travels. `direction`: what it is for, where a kiosk
 * watches two.
 */
export type CameraFacts = {
  label: string;
  width: number;
  height: number;
  fps: number;
  jitterMs: number | null;
  direction?: "IN" | "OUT";
};

export type AttestationContext = {
  device: Device;
  challenge: ChallengeGrant;
  /** When each step of the challenge was shown and done, ms in the trace's time. */
  acts: readonly StepAct[];
  camera: CameraFacts;
  models: AttestationClaims["models"];
  tier: AttestationClaims["tier"];
  /** Server time in ms. */
  now: number;
};

/** One finished capture as a signed request: it answers one challenge, once, and carries numbers only. */
export async function attest(capture: Capture, context: AttestationContext): Promise<MarkRequest> {
  const { device, challenge, models, tier, now } = context;
  const embedding = fuseCapture(capture);
  const frames = capture.frames.map((frame) => encodeFrameVector(frame.embedding));
  const trace = writeTrace(traceOfCapture(capture, embedding));
  const claims: AttestationClaims = {
    iss: device.deviceId,
    aud: challenge.audience,
    org: device.organizationId,
    jti: uuidv7(),
    cid: challenge.challengeId,
    nonce: challenge.nonce,
    iat: Math.floor(now / 1000),
    purpose: "check_in",
    emb_sha256: await sha256(vectorBytes(embedding)),
    frames_sha256: await sha256Text(frames.join()),
    trace_sha256: await sha256Text(trace),
    frames: capture.frames.length,
    q: worstQuality(capture),
    pad: capture.frames.map((frame) => frame.livePad),
    act: context.acts.map(({ step, t0, t1 }) => ({ step, t0: Math.round(t0), t1: Math.round(t1) })),
    cam: await cameraClaim(context.camera),
    models,
    tier,
  };
  return {
    attestation: await signClaims(device, ATTESTATION_TYPE, claims),
    embedding: encodeVector(embedding),
    frames,
    trace,
  };
}

async function cameraClaim(camera: CameraFacts): Promise<AttestationClaims["cam"]> {
  const { label, width, height, fps, jitterMs, direction } = camera;
  const named = { label_sha256: await sha256Text(label), width, height, fps, jitter_ms: jitterMs };
  return direction ? { ...named, direction } : named;
}
