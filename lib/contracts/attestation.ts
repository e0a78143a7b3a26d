import { z } from "zod";
import { STEP_KINDS } from "@/lib/domain/liveness/challenge-steps";

const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const moment = z.number().int().min(0).max(120_000);
const measure = z.number().min(-10_000).max(1_000_000);

/** The measured quality of a capture, as `FaceQuality` of its worst used frame. */
export const qualityClaimSchema = z.strictObject({
  interEyePx: measure,
  yawDegrees: measure,
  pitchDegrees: measure,
  rollDegrees: measure,
  sharpness: measure,
  meanLuma: measure,
  clippedShare: measure,
  lightRatio: measure,
});

/**
 * What a paired kiosk (tier T1), or somebody's own browser for one try (T0), signs about one capture (compact JWS, header exactly {typ:"att+jwt", alg:"ES256", kid}). It binds the
 * device, the server's challenge, the SHA-256 of the vector, of the frames' vectors and of the trace, and the models used. `act`: when each
 * step was shown and done, ms in the trace's time; `jitter_ms`: standard deviation of the gaps between the camera's pictures, null if unknown;
 * `direction`: what the camera is for, of a kiosk that watches one for arriving and one for leaving. security.md §1.4.
 */
export const attestationClaimsSchema = z.strictObject({
  iss: z.uuid(),
  aud: z.string().max(300),
  org: z.uuid(),
  jti: z.uuid({ version: "v7" }),
  cid: z.uuid(),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  iat: z.number().int().min(0),
  purpose: z.literal("check_in"),
  emb_sha256: hash,
  frames_sha256: hash,
  trace_sha256: hash,
  frames: z.number().int().min(1).max(60),
  q: qualityClaimSchema,
  pad: z.array(z.number().min(0).max(1)).min(1).max(60),
  act: z.array(z.strictObject({ step: z.enum(STEP_KINDS), t0: moment, t1: moment })).max(3),
  cam: z.strictObject({
    label_sha256: hash,
    width: z.number().int().min(1).max(8192),
    height: z.number().int().min(1).max(8192),
    fps: z.number().min(0).max(1000),
    jitter_ms: z.number().min(0).max(10_000).nullable(),
    direction: z.enum(["IN", "OUT"]).optional(),
  }),
  models: z.strictObject({
    detector: z.string().max(80),
    pad: z.string().max(80),
    embedder: z.string().max(80),
  }),
  tier: z.enum(["T0", "T1"]),
});

export type AttestationClaims = z.infer<typeof attestationClaimsSchema>;

/** `typ` of an attestation's header. */
export const ATTESTATION_TYPE = "att+jwt";

/** `typ` of the short signed request by which a kiosk proves its key when it asks for a challenge or its state. */
export const DEVICE_PROOF_TYPE = "dev+jwt";

/** What a kiosk looks with: where its embedder runs, how long one face takes there in ms, and its models. */
export const deviceLooksSchema = z.strictObject({
  backend: z.enum(["wasm", "webgpu"]),
  embed_ms: z.number().min(0).max(60_000),
  detector: z.string().max(80),
  pad: z.string().max(80),
  embedder: z.string().max(160),
});

export type DeviceLooks = z.infer<typeof deviceLooksSchema>;

/** Claims of a device proof: who, for which server and call, when, and once. */
export const deviceProofClaimsSchema = z.strictObject({
  iss: z.uuid(),
  org: z.uuid(),
  aud: z.string().max(300),
  call: z.enum(["state", "challenge"]),
  iat: z.number().int().min(0),
  jti: z.uuid({ version: "v7" }),
  /** With `challenge`: which unanswered challenge asked for steps that this person cannot do, so that other steps are asked instead. */
  instead: z.uuid().optional(),
  /** What the device's own clock shows, in epoch ms: `iat` follows the server's. Missing from pages older than this. */
  clock: z.number().int().optional(),
  /** What the device looks with, once it is ready to. */
  looks: deviceLooksSchema.optional(),
});

/** Body of a kiosk call that is not a mark. */
export const deviceProofSchema = z.strictObject({ proof: z.string().max(2_000) });
