import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { timeEvents } from "@/db/schema/attendance";
import { type CheckInOutcome, type MarkRequest, statusOfOutcome } from "@/lib/contracts/check-in";
import type { TraceSample } from "@/lib/domain/liveness/trace-sample";
import { inOrganization } from "../database";
import type { Attack } from "../testing/mutant-makers";
import { MUTANT_CLASSES } from "../testing/mutants";
import { livelyTrace, pairTestKiosk, type TestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { recordCheckIn } from "./record-check-in";

/**
 * CI runs a sample of each suite; `HADIR_SUITE=full` runs 500 mutants a class and 10,000 replays, `HADIR_MUTANTS` another number of mutants
 * a class, `HADIR_SEED` others of them (docs/measurements.md).
 */
const isFull = process.env.HADIR_SUITE === "full";
const MUTANTS_PER_CLASS = Number(process.env.HADIR_MUTANTS ?? (isFull ? 500 : 10));
const REPLAYS = isFull ? 10_000 : 200;
const AT_ONCE = 40;

const START = Date.parse("2026-11-22T08:00:00Z");
const random = seededRandom(Number(process.env.HADIR_SEED ?? 40));
let opened: OpenDatabase;
let organization: TestOrganization;
let neighbour: TestOrganization;
let attack: Omit<Attack, "now">;
let moment = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
  const now = new Date(START);
  organization = await createTestOrganization(opened, now);
  neighbour = await createTestOrganization(opened, now);
  const face = randomVector(random);
  await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, face);
  attack = {
    kiosk: await pairTestKiosk(organization, now),
    foreign: await pairTestKiosk(neighbour, now),
    organizationId: organization.id,
    face,
    other: randomVector(random),
    random,
  };
});
afterAll(() => opened.close());

/** Each attempt two minutes after the last, so that rates, pauses and open challenges never answer for the check that should. */
const nextMoment = () => new Date(START + ++moment * 120_000);

type Attempt = { request: unknown; at: Date };

/**
 * The answers to so many attempts, made one after the other and sent side by side. One that overtakes the others can meet a pause that is
 * still to come for them: it is made again, later.
 */
async function answersTo<A extends Attempt>(
  count: number,
  make: (index: number) => Promise<A>,
): Promise<(A & { outcome: CheckInOutcome })[]> {
  const answers: (A & { outcome: CheckInOutcome })[] = [];
  let open = Array.from({ length: count }, (_, index) => index);
  for (let round = 0; open.length > 0; round++) {
    if (round > count + 20) throw new Error(`${open.length} attempts were only ever told to wait`);
    const sent: (A & { index: number })[] = [];
    for (const index of open.slice(0, AT_ONCE)) sent.push({ ...(await make(index)), index });
    const outcomes = await Promise.all(sent.map(({ request, at }) => recordCheckIn(request, at)));
    const answered = sent.flatMap((attempt, i) => {
      const outcome = outcomes[i];
      return outcome && outcome.kind !== "wait" ? [{ ...attempt, outcome }] : [];
    });
    answers.push(...answered);
    const done = new Set(answered.map(({ index }) => index));
    open = open.filter((index) => !done.has(index));
  }
  return answers;
}

const eventCount = async () => {
  const count = (id: string) => inOrganization(id, (tx) => tx.$count(timeEvents));
  return (await count(organization.id)) + (await count(neighbour.id));
};

type Genuine = {
  now: Date;
  vector: Float32Array;
  samples: TraceSample[];
  request: MarkRequest;
  first: CheckInOutcome;
};

/** A genuine mark that was accepted. The kiosk has sent so many performances by now that one may look like an earlier one: then another. */
async function genuineMark(): Promise<Genuine> {
  for (let tries = 0; ; tries++) {
    const now = nextMoment();
    const vector = vectorNear(attack.face, 0.85, random);
    const challenge = await attack.kiosk.challenge(now);
    const { samples, acts } = livelyTrace(challenge.steps);
    const request = await attack.kiosk.mark(vector, now, {
      challenge,
      trace: samples,
      claims: { act: acts },
    });
    const first = await recordCheckIn(request, now);
    if (statusOfOutcome(first) === 200 || tries === 40) return { now, vector, samples, request, first };
  }
}

it("an honest mark of the kiosk that is attacked is recorded", async () => {
  expect((await genuineMark()).first.kind).toBe("recorded");
});

describe(`attestation mutants, ${MUTANTS_PER_CLASS} a class`, () => {
  it("are of sixty-four classes", () => {
    expect(Object.keys(MUTANT_CLASSES)).toHaveLength(64);
  });

  it.each(Object.entries(MUTANT_CLASSES))("%s", { timeout: 1_200_000 }, async (_, mutate) => {
    const before = await eventCount();
    const answers = await answersTo(MUTANTS_PER_CLASS, async () => {
      const now = nextMoment();
      const face = vectorNear(attack.face, 0.85, random);
      return { request: await mutate({ ...attack, face, now }), at: now };
    });
    expect(answers.filter(({ outcome }) => statusOfOutcome(outcome) === 200)).toEqual([]);
    expect(await eventCount()).toBe(before);
  });
});

/** The same words under a signature of which the first six bits differ. */
function withOtherSignature(jws: string): string {
  const [header, payload, signature = ""] = jws.split(".");
  return [header, payload, (signature.startsWith("A") ? "B" : "A") + signature.slice(1)].join(".");
}

/** What a thief does with a mark that was heard, and what comes of it: the stored answer again, or a refusal. */
type Replay = {
  kind: CheckInOutcome["kind"] | "the first answer";
  replay: (heard: Genuine) => Attempt | Promise<Attempt>;
};

describe(`${REPLAYS} replays`, () => {
  it("record nothing more, whenever, by whatever device and wherever they come", {
    timeout: 3_600_000,
  }, async () => {
    const begin = nextMoment();
    const sibling = await pairTestKiosk(organization, begin);
    const foreign = await pairTestKiosk(neighbour, begin);
    /** The same vector and trace, honestly signed by a kiosk of the thief's for a challenge of its own. */
    const signedBy =
      (kiosk: TestKiosk) =>
      async ({ vector, samples }: Genuine) => {
        const at = nextMoment();
        return { request: await kiosk.mark(vector, at, { trace: samples }), at };
      };
    const ways: Readonly<Record<string, Replay>> = {
      now: { kind: "the first answer", replay: ({ request, now }) => ({ request, at: now }) },
      "a day later": {
        kind: "the first answer",
        replay: ({ request, now }) => ({ request, at: new Date(now.getTime() + 86_400_000) }),
      },
      "held back for a minute": {
        kind: "retry",
        replay: async () => {
          const now = nextMoment();
          const request = await attack.kiosk.mark(vectorNear(attack.face, 0.85, random), now);
          return { request, at: new Date(now.getTime() + 60_000) };
        },
      },
      "by another device": { kind: "not_recognised", replay: signedBy(sibling) },
      "in another organisation": { kind: "not_recognised", replay: signedBy(foreign) },
      "with another signature": {
        kind: "device_refused",
        replay: ({ request, now }) => ({
          request: { ...request, attestation: withOtherSignature(request.attestation) },
          at: now,
        }),
      },
      "with another trace": {
        kind: "conflict",
        replay: ({ request, now }) => ({ request: { ...request, trace: `${request.trace} ` }, at: now }),
      },
    };
    const list = Object.entries(ways);
    for (let done = 0; done < REPLAYS; done += AT_ONCE) {
      const heard = await genuineMark();
      expect(statusOfOutcome(heard.first)).toBe(200);
      const before = await eventCount();
      const answers = await answersTo(AT_ONCE, async (index) => {
        const [way, chosen] = list[(done + index) % list.length] ?? [];
        if (!chosen) throw new Error("no way");
        return { way, kind: chosen.kind, ...(await chosen.replay(heard)) };
      });
      for (const { way, kind, outcome } of answers) {
        if (kind === "the first answer") expect([way, outcome]).toEqual([way, heard.first]);
        else expect([way, outcome.kind]).toEqual([way, kind]);
      }
      expect(await eventCount()).toBe(before);
    }
  });
});
