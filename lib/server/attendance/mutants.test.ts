import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { timeEvents } from "@/db/schema/attendance";
import { inOrganization } from "../database";
import { type Attack, MUTANT_CLASSES } from "../testing/mutants";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { recordCheckIn } from "./record-check-in";

/** CI runs a sample of each suite; `HADIR_SUITE=full` runs 51 x 500 mutants and 10,000 replays (docs/measurements.md). */
const isFull = process.env.HADIR_SUITE === "full";
const MUTANTS_PER_CLASS = isFull ? 500 : 10;
const REPLAYS = isFull ? 10_000 : 200;
const AT_ONCE = 40;

const START = Date.parse("2026-11-22T08:00:00Z");
const random = seededRandom(40);
let opened: OpenDatabase;
let attack: Omit<Attack, "now">;
let moment = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
  const now = new Date(START);
  const [organization, neighbour] = [
    await createTestOrganization(opened, now),
    await createTestOrganization(opened, now),
  ];
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

/** Each attempt five minutes after the last, so that rates and open challenges never answer for the check that should. */
const nextMoment = () => new Date(START + ++moment * 300_000);

const eventCount = () => inOrganization(attack.organizationId, (tx) => tx.$count(timeEvents));

/** A genuine mark that was recorded. The kiosk has sent so many performances by now that one may look like an earlier one: then another. */
async function genuineMark() {
  for (let tries = 0; ; tries++) {
    const now = nextMoment();
    const request = await attack.kiosk.mark(vectorNear(attack.face, 0.85, random), now);
    const first = await recordCheckIn(request, now);
    if (first.kind === "recorded" || tries === 40) return { now, request, first };
  }
}

const NEVER = new Set(["recorded", "already_recorded", "no_session"]);

describe(`attestation mutants, ${MUTANTS_PER_CLASS} a class`, () => {
  it("are of fifty-one classes", () => {
    expect(Object.keys(MUTANT_CLASSES)).toHaveLength(51);
  });

  it.each(Object.entries(MUTANT_CLASSES))("%s", { timeout: 600_000 }, async (_, mutate) => {
    const before = await eventCount();
    for (let done = 0; done < MUTANTS_PER_CLASS; done += AT_ONCE) {
      const attempts: { request: unknown; now: Date }[] = [];
      for (let i = done; i < Math.min(done + AT_ONCE, MUTANTS_PER_CLASS); i++) {
        const now = nextMoment();
        const face = vectorNear(attack.face, 0.85, random);
        attempts.push({ request: await mutate({ ...attack, face, now }), now });
      }
      const outcomes = await Promise.all(attempts.map(({ request, now }) => recordCheckIn(request, now)));
      const accepted = outcomes.filter((outcome) => NEVER.has(outcome.kind));
      expect(accepted).toEqual([]);
    }
    expect(await eventCount()).toBe(before);
  });
});

describe(`${REPLAYS} replays`, () => {
  it("now, late, by another device and in another organisation record nothing more", {
    timeout: 1_800_000,
  }, async () => {
    const { now, request, first } = await genuineMark();
    expect(first.kind).toBe("recorded");
    const before = await eventCount();
    const [head, body, signature] = request.attestation.split(".");
    const elsewhere = await attack.foreign.challenge(now);
    const ways = [
      () => recordCheckIn(request, now),
      () => recordCheckIn(request, new Date(now.getTime() + 86_400_000)),
      async () => recordCheckIn(await attack.foreign.mark(attack.face, now, { challenge: elsewhere }), now),
      () => recordCheckIn({ ...request, attestation: `${head}.${body}.${signature?.slice(0, -2)}AA` }, now),
    ];
    for (let done = 0; done < REPLAYS; done += AT_ONCE) {
      const outcomes = await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, i) => ({ i, outcome: await ways[i % 4]?.() })),
      );
      for (const { i, outcome } of outcomes) {
        if (i % 4 < 2) expect(outcome).toEqual(first);
        else expect(NEVER.has(outcome?.kind ?? "recorded")).toBe(false);
      }
    }
    expect(await eventCount()).toBe(before);
  });
});
