import { encodeBytes, encodeVector, sha256, sha256Text } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { encodeFrameVector } from "@/lib/contracts/frame-vectors";
import { writeTrace } from "@/lib/contracts/trace";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { film } from "@/lib/domain/liveness/testing/test-face";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { recordCheckIn } from "../attendance/record-check-in";
import { type Bend, GOOD_QUALITY, impersonate, livelyTrace, type TestKiosk } from "./test-kiosk";
import { randomVector } from "./test-vectors";

/** What a mutant may use: the kiosk it attacks, somebody else's kiosk, the enrolled face, chance, and the clock. */
export type Attack = {
  kiosk: TestKiosk;
  foreign: TestKiosk;
  organizationId: string;
  face: Float32Array;
  other: Float32Array;
  random: () => number;
  now: Date;
};

type Mutant = (attack: Attack) => Promise<unknown>;

const UUID = "019aa9f0-0000-7000-8000-00000000abcd";
const HASH = "A".repeat(43);

const pick = (random: () => number, below: number) => Math.floor(random() * below);

/** A request that is honest but for what is bent before signing. */
const signed =
  (bend: (attack: Attack) => Bend): Mutant =>
  (attack) =>
    attack.kiosk.mark(attack.face, attack.now, bend(attack));

const claims = (change: NonNullable<Bend["claims"]> | Record<string, unknown>): Mutant =>
  signed(() => ({ claims: change as Bend["claims"] }));

/** An honest request that is changed after signing. */
const tampered =
  (change: (request: MarkRequest, attack: Attack) => unknown | Promise<unknown>): Mutant =>
  async (attack) =>
    change(await attack.kiosk.mark(attack.face, attack.now), attack);

/** The honest look of somebody who was asked for a step, did none, and says so or lies. */
const unanswered =
  (act: NonNullable<Bend["claims"]>["act"]): Mutant =>
  async (attack) => {
    const challenge = await challengeWithStep(attack);
    return attack.kiosk.mark(attack.face, attack.now, {
      challenge,
      trace: livelyTrace().samples,
      claims: { act },
    });
  };

const sent = new WeakMap<TestKiosk, Map<string, ReturnType<typeof livelyTrace>>>();

/** A performance of these steps that the kiosk has sent before; every replay of it is remembered like the first. */
async function sentBefore({ kiosk, random, now }: Attack, steps: readonly StepKind[]) {
  const known = sent.get(kiosk) ?? new Map<string, ReturnType<typeof livelyTrace>>();
  sent.set(kiosk, known);
  const performed = known.get(steps.join()) ?? livelyTrace(steps);
  if (known.has(steps.join())) return performed;
  known.set(steps.join(), performed);
  const bend = { trace: performed.samples, claims: { act: performed.acts, pad: [0.01, 0.01, 0.01, 0.01] } };
  // A vector of its own: one that was sent before would be refused before the trace is looked at and remembered.
  await recordCheckIn(await kiosk.mark(randomVector(random), now, bend), now);
  return performed;
}

/** A challenge that asks for a step: one is drawn when the marks before looked wrong. */
async function challengeWithStep({ kiosk, other, now }: Attack) {
  for (let i = 0; i < 3; i++) {
    const challenge = await kiosk.challenge(now);
    if (challenge.steps.length > 0) return challenge;
    const still = film(1_500, () => ({ depth: 0 }));
    await recordCheckIn(await kiosk.mark(other, now, { challenge, trace: still, claims: { act: [] } }), now);
  }
  throw new Error("no step was ever asked");
}

/** One bit of one of the three parts of the JWS turned over. */
const flippedBit = (part: number): Mutant =>
  tampered((request, { random }) => {
    const parts = request.attestation.split(".");
    const bytes = Buffer.from(parts[part] ?? "", "base64url");
    const at = pick(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(random, 8));
    parts[part] = bytes.toString("base64url");
    return { ...request, attestation: parts.join(".") };
  });

const header = (change: Record<string, unknown>): Mutant =>
  tampered((request) => {
    const [head = "", ...rest] = request.attestation.split(".");
    const honest = JSON.parse(Buffer.from(head, "base64url").toString()) as object;
    const bent = Buffer.from(JSON.stringify({ ...honest, ...change })).toString("base64url");
    return { ...request, attestation: [bent, ...rest].join(".") };
  });

/** A vector that is honestly signed and yet none. */
const vectorOf =
  (make: (attack: Attack) => Float32Array): Mutant =>
  async (attack) => {
    const vector = make(attack);
    const bytes = new Uint8Array(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    const request = await attack.kiosk.mark(attack.face, attack.now, {
      claims: { emb_sha256: await sha256(bytes) },
    });
    return { ...request, embedding: encodeBytes(bytes) };
  };

const filled = (value: number, length = 512) => new Float32Array(length).fill(value);

/** A trace that is honestly signed and yet none: `edit` returns the text that is sent. */
const traceText =
  (edit: (attack: Attack) => string): Mutant =>
  async (attack) => {
    const trace = edit(attack);
    const request = await attack.kiosk.mark(attack.face, attack.now, {
      claims: { trace_sha256: await sha256Text(trace) },
    });
    return { ...request, trace };
  };

/** The honest trace of what was asked, its samples edited before signing. */
const samplesEdit =
  (edit: (samples: TraceSample[], attack: Attack) => TraceSample[]): Mutant =>
  async (attack) => {
    const challenge = await attack.kiosk.challenge(attack.now);
    const { samples, acts } = livelyTrace(challenge.steps);
    return attack.kiosk.mark(attack.face, attack.now, {
      challenge,
      trace: edit(samples, attack),
      claims: { act: acts },
    });
  };

const sampleEdit = (edit: (sample: TraceSample, index: number) => Partial<TraceSample>): Mutant =>
  samplesEdit((samples) => samples.map((sample, i) => ({ ...sample, ...edit(sample, i) })));

const rowsEdit = (edit: (row: unknown[]) => unknown[]): Mutant =>
  traceText(() => {
    const { rows } = JSON.parse(writeTrace(livelyTrace().samples)) as { rows: unknown[][] };
    return JSON.stringify({ rows: rows.map(edit) });
  });

/** The forty classes of security.md §5 and ten of the active challenge: each gives a request that must never be accepted and never be an internal error. */
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
  "frames changed after signing": tampered((request, { other }) => ({
    ...request,
    frames: [encodeFrameVector(other), ...request.frames.slice(1)],
  })),
  "trace of another face": sampleEdit(() => ({ cos: 0.1 })),
  "another model": claims({ models: { detector: "x@1", pad: "y@1", embedder: "z@1" } }),
  "another audience": claims({ aud: "https://evil.example/checkin" }),
  "another nonce": claims({ nonce: HASH }),
  "unknown challenge": claims({ cid: UUID }),
  "unknown claim": claims({ admin: true }),
  "numbers out of range": claims({ frames: 1e9, pad: [2], q: { ...GOOD_QUALITY, interEyePx: -1e300 } }),
  "a photo's PAD": claims({ pad: [0.01, 0.02, 0.01, 0.03] }),
};
