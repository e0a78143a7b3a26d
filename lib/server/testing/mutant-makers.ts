import { encodeBytes, sha256, sha256Text } from "@/lib/contracts/bytes";
import type { MarkRequest } from "@/lib/contracts/check-in";
import { encodeFrameVector } from "@/lib/contracts/frame-vectors";
import { writeTrace } from "@/lib/contracts/trace";
import type { StepKind } from "@/lib/domain/liveness/challenge-steps";
import { film } from "@/lib/domain/liveness/testing/test-face";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { recordCheckIn } from "../attendance/record-check-in";
import { type Bend, livelyTrace, type TestKiosk, withFrames } from "./test-kiosk";
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

export type Mutant = (attack: Attack) => Promise<unknown>;

export const pick = (random: () => number, below: number) => Math.floor(random() * below);

/** A request that is honest but for what is bent before signing. */
export const signed =
  (bend: (attack: Attack) => Bend): Mutant =>
  (attack) =>
    attack.kiosk.mark(attack.face, attack.now, bend(attack));

export const claims = (change: NonNullable<Bend["claims"]> | Record<string, unknown>): Mutant =>
  signed(() => ({ claims: change as Bend["claims"] }));

/** An honest request that is changed after signing. */
export const tampered =
  (change: (request: MarkRequest, attack: Attack) => unknown | Promise<unknown>): Mutant =>
  async (attack) =>
    change(await attack.kiosk.mark(attack.face, attack.now), attack);

/** The honest look of somebody who was asked for a step, did none, and says so or lies. */
export const unanswered =
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
export async function sentBefore({ kiosk, random, now }: Attack, steps: readonly StepKind[]) {
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
    const still = withFrames(film(1_500, () => ({ depth: 0 })));
    await recordCheckIn(await kiosk.mark(other, now, { challenge, trace: still, claims: { act: [] } }), now);
  }
  throw new Error("no step was ever asked");
}

/** One bit of one of the three parts of the JWS turned over. */
export const flippedBit = (part: number): Mutant =>
  tampered((request, { random }) => {
    const parts = request.attestation.split(".");
    const bytes = Buffer.from(parts[part] ?? "", "base64url");
    const at = pick(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(random, 8));
    parts[part] = bytes.toString("base64url");
    return { ...request, attestation: parts.join(".") };
  });

export const header = (change: Record<string, unknown>): Mutant =>
  tampered((request) => {
    const [head = "", ...rest] = request.attestation.split(".");
    const honest = JSON.parse(Buffer.from(head, "base64url").toString()) as object;
    const bent = Buffer.from(JSON.stringify({ ...honest, ...change })).toString("base64url");
    return { ...request, attestation: [bent, ...rest].join(".") };
  });

/** A vector that is honestly signed and yet none. */
export const vectorOf =
  (make: (attack: Attack) => Float32Array): Mutant =>
  async (attack) => {
    const vector = make(attack);
    const bytes = new Uint8Array(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    const request = await attack.kiosk.mark(attack.face, attack.now, {
      claims: { emb_sha256: await sha256(bytes) },
    });
    return { ...request, embedding: encodeBytes(bytes) };
  };

export const filled = (value: number, length = 512) => new Float32Array(length).fill(value);

/** Frames that are honestly signed and yet none, or not those of the vector: `edit` gets the honest texts. */
export const framesOf =
  (edit: (frames: string[], attack: Attack) => string[]): Mutant =>
  async (attack) => {
    const honest = encodeFrameVector(attack.face);
    const frames = edit([honest, honest, honest, honest], attack);
    const request = await attack.kiosk.mark(attack.face, attack.now, {
      claims: { frames_sha256: await sha256Text(frames.join()), frames: Math.max(1, frames.length) },
    });
    return { ...request, frames };
  };

/** A trace that is honestly signed and yet none: `edit` returns the text that is sent. */
export const traceText =
  (edit: (attack: Attack) => string): Mutant =>
  async (attack) => {
    const trace = edit(attack);
    const request = await attack.kiosk.mark(attack.face, attack.now, {
      claims: { trace_sha256: await sha256Text(trace) },
    });
    return { ...request, trace };
  };

/** The honest trace of what was asked, its samples edited before signing. */
export const samplesEdit =
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

export const sampleEdit = (edit: (sample: TraceSample, index: number) => Partial<TraceSample>): Mutant =>
  samplesEdit((samples) => samples.map((sample, i) => ({ ...sample, ...edit(sample, i) })));

export const rowsEdit = (edit: (row: unknown[]) => unknown[]): Mutant =>
  traceText(() => {
    const { rows } = JSON.parse(writeTrace(livelyTrace().samples)) as { rows: unknown[][] };
    return JSON.stringify({ rows: rows.map(edit) });
  });
