import { encodeBytes, encodeVector } from "@/lib/contracts/bytes";
import { encodeFrameVector } from "@/lib/contracts/frame-vectors";
import { writeTrace } from "@/lib/contracts/trace";
import { film } from "@/lib/domain/liveness/testing/test-face";
import {
  claims,
  filled,
  flippedBit,
  framesOf,
  header,
  type Mutant,
  pick,
  rowsEdit,
  sampleEdit,
  samplesEdit,
  sentBefore,
  signed,
  tampered,
  traceText,
  unanswered,
  vectorOf,
} from "./mutant-makers";
import { GOOD_QUALITY, impersonate, livelyTrace } from "./test-kiosk";

const UUID = "019aa9f0-0000-7000-8000-00000000abcd";
const HASH = "A".repeat(43);

/**
 * The classes of security.md §5, of the active challenge and of the frames' vectors: each gives a request that must never be accepted and
 * never be an internal error.
 */
export const MUTANT_CLASSES: Record<string, Mutant> = {
  "bit of the header": flippedBit(0),
  "bit of the claims": flippedBit(1),
  "bit of the signature": flippedBit(2),
  "alg none": header({ alg: "none" }),
  "alg HS256": header({ alg: "HS256" }),
  "alg RS256": header({ alg: "RS256" }),
  "another typ": header({ typ: "JWT" }),
  "jwk in the header": header({ jwk: { kty: "EC" } }),
  "jku in the header": header({ jku: "https://evil.example/keys" }),
  "crit in the header": header({ crit: ["exp"] }),
  "foreign kid": header({ kid: HASH }),
  "no signature": tampered((request) => ({
    ...request,
    attestation: request.attestation.replace(/[^.]*$/, ""),
  })),
  "two signatures": tampered((request) => ({ ...request, attestation: `${request.attestation}.AAAA` })),
  "signature of another key": async (attack) => {
    const thief = await impersonate(attack.organizationId, attack.kiosk.deviceId, attack.kiosk.kid);
    return thief.mark(attack.face, attack.now, { challenge: await attack.kiosk.challenge(attack.now) });
  },
  "kiosk of another organisation": async (attack) =>
    attack.foreign.mark(attack.face, attack.now, {
      challenge: await attack.kiosk.challenge(attack.now),
      claims: { org: attack.organizationId },
    }),
  "challenge of another organisation": async (attack) =>
    attack.kiosk.mark(attack.face, attack.now, { challenge: await attack.foreign.challenge(attack.now) }),
  "swapped vector": tampered((request, { other }) => ({ ...request, embedding: encodeVector(other) })),
  "one number changed": tampered((request, { face, random }) => {
    const bent = Float32Array.from(face);
    bent[pick(random, 512)] = random() / 10;
    return { ...request, embedding: encodeVector(bent) };
  }),
  NaN: vectorOf(({ face, random }) => Float32Array.from(face).fill(Number.NaN, pick(random, 512))),
  Infinity: vectorOf(() => filled(Number.POSITIVE_INFINITY)),
  "1e38": vectorOf(() => filled(1e38)),
  denormal: vectorOf(() => filled(1e-42)),
  zero: vectorOf(() => filled(0)),
  "511 numbers": vectorOf(({ face }) => face.slice(0, 511)),
  "513 numbers": vectorOf(() => filled(0.044, 513)),
  "a vector of text": tampered((request) => ({ ...request, embedding: "not a vector" })),
  "edited trace": tampered((request, { random }) => {
    const at = pick(random, request.trace.length);
    const changed = request.trace[at] === "1" ? "2" : "1";
    return { ...request, trace: request.trace.slice(0, at) + changed + request.trace.slice(at + 1) };
  }),
  "trace that is no JSON": traceText(() => "{"),
  "trace of depth": traceText(() => "[".repeat(9_000) + "]".repeat(9_000)),
  "trace with unknown fields": traceText(() =>
    JSON.stringify({ ...JSON.parse(writeTrace(livelyTrace().samples)), emotion: "happy" }),
  ),
  "trace with null angles": rowsEdit((row) => row.map((value, i) => (i === 1 ? null : value))),
  "trace that runs back": sampleEdit((sample) => ({ t: 10_000 - sample.t })),
  "trace with a column too many": rowsEdit((row) => [...row, 1]),
  "trace with swapped segments": samplesEdit((samples, { random }) => {
    const cut = 4 + pick(random, samples.length - 8);
    const times = samples.map(({ t }) => t);
    const swapped = [
      ...samples.slice(cut),
      ...samples.slice(0, cut).map((one) => ({ ...one, yaw: one.yaw + 45 })),
    ];
    return swapped.map((sample, i) => ({ ...sample, t: times[i] ?? 0 }));
  }),
  "trace without life": samplesEdit((_, { random }) => {
    const [x, y] = [200 + 200 * random(), 150 + 100 * random()];
    return film(1_500, (seconds) => ({ x: x + 20 * Math.sin(3 * seconds), y, depth: 0 }));
  }),
  "trace that was sent before": async (attack) => {
    const challenge = await attack.kiosk.challenge(attack.now);
    const { samples, acts } = await sentBefore(attack, challenge.steps);
    const trace = samples.map((sample) => ({ ...sample, mouth: sample.mouth + 0.002 }));
    return attack.kiosk.mark(attack.face, attack.now, { challenge, trace, claims: { act: acts } });
  },
  "landmarks that the box does not fit": sampleEdit((sample) => ({
    box: [sample.box[0] + 40, sample.box[1], sample.box[2], sample.box[3]],
  })),
  "angles that the landmarks do not show": sampleEdit((_, i) => ({ yaw: 15 * Math.sin(i / 4) + 20 })),
  "steps nobody asked for": claims({ act: [{ step: "nod", t0: 0, t1: 1_000 }] }),
  "steps left out": unanswered([]),
  "steps lied about": unanswered([{ step: "turn_left", t0: 200, t1: 1_200 }]),
  "frames of somebody else": signed(({ face, other }) => ({ frames: [face, other, other, other] })),
  "frames of somebody else throughout": framesOf((_, { other }) => Array(4).fill(encodeFrameVector(other))),
  "frames changed after signing": tampered((request, { other }) => ({
    ...request,
    frames: [encodeFrameVector(other), ...request.frames.slice(1)],
  })),
  "bit of a frame": tampered((request, { random }) => {
    const bytes = Buffer.from(request.frames[0] ?? "", "base64url");
    const at = pick(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(random, 8));
    return { ...request, frames: [bytes.toString("base64url"), ...request.frames.slice(1)] };
  }),
  "a frame sent twice more": tampered((request) => ({
    ...request,
    frames: [...request.frames, request.frames[0]],
  })),
  "no frames": framesOf(() => []),
  "two frames": framesOf((frames) => frames.slice(2)),
  "six frames": framesOf((frames) => [...frames, ...frames.slice(2)]),
  "a frame of 511 numbers": framesOf((frames) => [
    encodeBytes(new Uint8Array(511).fill(1)),
    ...frames.slice(1),
  ]),
  "a frame of 513 numbers": framesOf((frames) => [
    encodeBytes(new Uint8Array(513).fill(1)),
    ...frames.slice(1),
  ]),
  "a frame of zeros": framesOf((frames) => [encodeBytes(new Uint8Array(512)), ...frames.slice(1)]),
  "a frame of text": framesOf((frames) => ["not a vector", ...frames.slice(1)]),
  "frames that cancel out": framesOf((_, { face }) => {
    const [there, back] = [encodeFrameVector(face), encodeFrameVector(face.map((value) => -value))];
    return [there, there, back, back];
  }),
  "trace of another face": sampleEdit(() => ({ cos: 0.1 })),
  "another model": claims({ models: { detector: "x@1", pad: "y@1", embedder: "z@1" } }),
  "another audience": claims({ aud: "https://evil.example/checkin" }),
  "another nonce": claims({ nonce: HASH }),
  "unknown challenge": claims({ cid: UUID }),
  "tier of somebody's own phone": claims({ tier: "T0" }),
  "another purpose": claims({ purpose: "enrol" }),
  "unknown claim": claims({ admin: true }),
  "numbers out of range": claims({ frames: 1e9, pad: [2], q: { ...GOOD_QUALITY, interEyePx: -1e300 } }),
  "a photo's PAD": claims({ pad: [0.01, 0.02, 0.01, 0.03] }),
};
