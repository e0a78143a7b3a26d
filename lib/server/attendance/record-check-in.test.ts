import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { auditLog } from "@/db/schema/audit";
import { consents } from "@/db/schema/people";
import { encodeBytes, encodeVector } from "@/lib/contracts/bytes";
import { type CheckInOutcome, statusOfOutcome } from "@/lib/contracts/check-in";
import { clientModels } from "@/lib/domain/client-models";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { revokeDevice } from "../devices/revoke-device";
import { noteLookalikes } from "../enrolment/references";
import { GOOD_QUALITY, impersonate, livelyTrace, pairTestKiosk, type TestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { recordCheckIn } from "./record-check-in";

/** In the demo timetable the first section (S001-S012) meets at every even hour of Cairo, for two hours; 10 minutes of grace. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);

let opened: OpenDatabase;
let organization: TestOrganization;
let kiosk: TestKiosk;
let sara: Float32Array;
const random = seededRandom(20_261_122);

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

beforeEach(async () => {
  organization = await createTestOrganization(opened, START);
  kiosk = await pairTestKiosk(organization, START);
  sara = randomVector(random);
  await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, sara);
});

const probeOf = (vector: Float32Array) => vectorNear(vector, 0.8, random);
const inTest = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);

async function lastCode(): Promise<string | null | undefined> {
  const [row] = await inTest((tx) =>
    tx
      .select()
      .from(auditLog)
      .where(eq(auditLog.organizationId, organization.id))
      .orderBy(desc(auditLog.seq))
      .limit(1),
  );
  return row?.reason;
}

async function kept() {
  return inTest(async (tx) => ({
    events: await tx.select().from(timeEvents),
    records: await tx.select().from(attendanceRecords),
  }));
}

async function expectRefusal(
  outcome: CheckInOutcome,
  kind: CheckInOutcome["kind"],
  code: string,
): Promise<void> {
  expect(outcome).toEqual(kind === "wait" ? expect.objectContaining({ kind }) : { kind });
  expect(await lastCode()).toBe(code);
  expect(await kept()).toEqual({ events: [], records: [] });
}

describe("a person who is expected", () => {
  it("is recorded on time, by a masked name and without a number that ranks", async () => {
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(sara), minutes(3)), minutes(3));
    expect(outcome).toEqual({
      kind: "recorded",
      eventId: expect.any(String),
      name: { ar: "سارة م.", en: "Sara M." },
      punctuality: "on_time",
      lateMinutes: 0,
      at: minutes(3).toISOString(),
      session: { ar: "الصف السابع أ", en: "Grade 7 A" },
    });
    const { events, records } = await kept();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      disposition: "accepted",
      offsetMinutes: 120,
      timeZone: "Africa/Cairo",
    });
    expect(records).toHaveLength(1);
    expect(await lastCode()).toBe("RECORDED");
  });

  it.each([
    { after: 10, punctuality: "on_time", lateMinutes: 0 },
    { after: 11, punctuality: "late", lateMinutes: 11 },
    { after: -15, punctuality: "on_time", lateMinutes: 0 },
    { after: 104, punctuality: "late", lateMinutes: 104 },
    // From 15 minutes before the next start its window is open too, and its start is the nearer one.
    { after: 106, punctuality: "on_time", lateMinutes: 0 },
  ])("seen $after minutes after the start is $punctuality", async ({ after, punctuality, lateMinutes }) => {
    const now = minutes(after);
    expect(await recordCheckIn(await kiosk.mark(probeOf(sara), now), now)).toMatchObject({
      punctuality,
      lateMinutes,
    });
  });

  it("is told the first time when seen again, and the first record stays", async () => {
    await recordCheckIn(await kiosk.mark(probeOf(sara), minutes(2)), minutes(2));
    for (const after of [2.5, 30]) {
      const again = await recordCheckIn(await kiosk.mark(probeOf(sara), minutes(after)), minutes(after));
      expect(again).toMatchObject({ kind: "already_recorded", at: minutes(2).toISOString() });
    }
    const { events, records } = await kept();
    // Within a minute it is the same look; later it is evidence of its own, and changes nothing where nobody checks out.
    expect(events.map((event) => event.disposition).sort()).toEqual(["accepted", "accepted", "duplicate"]);
    expect(records).toHaveLength(1);
  });

  it("is known but not expected when no session of theirs is open", async () => {
    const teacher = randomVector(random);
    await enrolVector(organization, (await personByNumber(organization.id, "T002")).id, teacher);
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(teacher), START), START);
    expect(outcome).toEqual({ kind: "no_session", name: { ar: "سمير ع.", en: "Samir A." } });
    const { events, records } = await kept();
    expect(events[0]).toMatchObject({ disposition: "review", reason: "off_roster" });
    expect(records).toEqual([]);
  });
});

describe("the same request", () => {
  it("sent twice records once and answers the same", async () => {
    const request = await kiosk.mark(probeOf(sara), START);
    const first = await recordCheckIn(request, START);
    const second = await recordCheckIn(request, minutes(5));
    expect(second).toEqual(first);
    expect((await kept()).events).toHaveLength(1);
  });

  it("sent 20 times at once records once and answers the same", async () => {
    const request = await kiosk.mark(probeOf(sara), START);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => recordCheckIn(request, START)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toHaveLength(1);
    expect(outcomes[0]?.kind).toBe("recorded");
    const { events, records } = await kept();
    expect([events.length, records.length]).toEqual([1, 1]);
    const { lines } = await readAudit(organization.administrator, { action: "attendance" });
    expect(lines.map((line) => line.reason)).toEqual(["RECORDED"]);
  });

  it("under its id but with another body is a conflict", async () => {
    const claims = { jti: "019aa9f0-0000-7000-8000-000000000001" };
    await recordCheckIn(await kiosk.mark(probeOf(sara), START, { claims }), START);
    const other = await recordCheckIn(await kiosk.mark(probeOf(sara), START, { claims }), START);
    expect(other).toEqual({ kind: "conflict" });
    expect(await lastCode()).toBe("IDEM_CONFLICT");
    expect((await kept()).events).toHaveLength(1);
  });

  it("is the same person's one record when two kiosks see them at once", async () => {
    const second = await pairTestKiosk(organization, START);
    const requests = [await kiosk.mark(probeOf(sara), START), await second.mark(probeOf(sara), START)];
    const kinds = (await Promise.all(requests.map((request) => recordCheckIn(request, START)))).map(
      (o) => o.kind,
    );
    expect(kinds.sort()).toEqual(["already_recorded", "recorded"]);
    expect((await kept()).records).toHaveLength(1);
  });
});

describe("who is not recognised", () => {
  it("a stranger", async () => {
    const outcome = await recordCheckIn(await kiosk.mark(randomVector(random), START), START);
    await expectRefusal(outcome, "not_recognised", "NO_MATCH");
  });

  it("somebody who looks like two people waits for staff, once, and no name is told", async () => {
    const omar = (await personByNumber(organization.id, "S002")).id;
    await enrolVector(organization, omar, vectorNear(sara, 0.97, random));
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(sara), START), START);
    expect(outcome).toEqual({ kind: "in_review", name: null });
    expect(await lastCode()).toBe("IN_REVIEW");
    await recordCheckIn(await kiosk.mark(probeOf(sara), START), START);
    const { events, records } = await kept();
    expect(events).toMatchObject([{ personId: null, disposition: "review", reason: "look_alike" }]);
    expect(events[0]?.candidateIds).toContain(omar);
    expect(records).toEqual([]);
  });

  it("somebody of a pair that staff know to look alike, however sure the search is", async () => {
    const person = (await personByNumber(organization.id, "S001")).id;
    const omar = (await personByNumber(organization.id, "S002")).id;
    await inTest((tx) => noteLookalikes(tx, organization.id, [person, omar], START));
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(sara), START), START);
    expect(outcome).toEqual({ kind: "in_review", name: null });
    expect((await kept()).events[0]?.candidateIds?.sort()).toEqual([person, omar].sort());
  });

  it("somebody whose consent was withdrawn", async () => {
    await inTest((tx) => tx.update(consents).set({ withdrawnAt: START }));
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(sara), START), START);
    await expectRefusal(outcome, "not_recognised", "NO_MATCH");
  });

  it("somebody enrolled with another model, whichever of the two the kiosk has", async () => {
    const both = randomVector(random);
    await enrolVector(
      organization,
      (await personByNumber(organization.id, "S003")).id,
      both,
      REDUCED_EMBEDDER,
    );
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(both), START), START);
    await expectRefusal(outcome, "not_recognised", "NO_MATCH");
    const reduced = { models: clientModels(REDUCED_EMBEDDER) };
    const sarasProbe = await kiosk.mark(probeOf(sara), START, { claims: reduced });
    await expectRefusal(await recordCheckIn(sarasProbe, START), "not_recognised", "NO_MATCH");
  });

  it("somebody enrolled with another model version", async () => {
    const other = randomVector(random);
    await enrolVector(organization, (await personByNumber(organization.id, "S003")).id, other, {
      ...STANDARD_EMBEDDER,
      modelVersion: "older",
    });
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(other), START), START);
    await expectRefusal(outcome, "not_recognised", "NO_MATCH");
  });

  it("somebody of another organisation", async () => {
    const neighbour = await createTestOrganization(opened, START);
    const foreign = randomVector(random);
    await enrolVector(neighbour, (await personByNumber(neighbour.id, "S001")).id, foreign);
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(foreign), START), START);
    await expectRefusal(outcome, "not_recognised", "NO_MATCH");
  });

  it("a person outside the roster is not taken for the roster's nearest", async () => {
    const outsider = vectorNear(sara, 0.6, random);
    await enrolVector(organization, (await personByNumber(organization.id, "T003")).id, outsider);
    const outcome = await recordCheckIn(await kiosk.mark(vectorNear(outsider, 0.95, random), START), START);
    expect(outcome).toMatchObject({ kind: "no_session", name: { en: "Mona J." } });
  });
});

describe("what is not believed", () => {
  const cases: {
    what: string;
    bend: Parameters<TestKiosk["mark"]>[2];
    kind: CheckInOutcome["kind"];
    code: string;
  }[] = [
    {
      what: "another audience",
      bend: { claims: { aud: "https://elsewhere.example/checkin" } },
      kind: "device_refused",
      code: "ATT_BIND",
    },
    {
      what: "another device's name",
      bend: { claims: { iss: "019aa9f0-0000-7000-8000-000000000009" } },
      kind: "device_refused",
      code: "ATT_BIND",
    },
    {
      what: "an unknown challenge",
      bend: { claims: { cid: "019aa9f0-0000-7000-8000-000000000002" } },
      kind: "retry",
      code: "CH_UNKNOWN",
    },
    { what: "another nonce", bend: { claims: { nonce: "A".repeat(43) } }, kind: "retry", code: "CH_NONCE" },
    {
      what: "another vector's hash",
      bend: { claims: { emb_sha256: "A".repeat(43) } },
      kind: "device_refused",
      code: "EMB_HASH",
    },
    {
      what: "another trace's hash",
      bend: { claims: { trace_sha256: "A".repeat(43) } },
      kind: "device_refused",
      code: "TRACE_HASH",
    },
    {
      what: "another model version",
      bend: { claims: { models: { detector: "x", pad: "y", embedder: "arcface-mobilefacenet@newer" } } },
      kind: "device_refused",
      code: "MODEL_UNKNOWN",
    },
    {
      what: "a face too far away",
      bend: { claims: { q: { ...GOOD_QUALITY, interEyePx: 30 } } },
      kind: "not_recognised",
      code: "QUALITY",
    },
    {
      what: "a single frame",
      bend: { claims: { frames: 1, pad: [0.99] } },
      kind: "not_recognised",
      code: "QUALITY",
    },
    {
      what: "a picture's PAD score",
      bend: { claims: { pad: [0.1, 0.2, 0.9, 0.1] } },
      kind: "not_recognised",
      code: "LIVE_PAD",
    },
    {
      what: "a head faster than a neck",
      bend: { trace: spun() },
      kind: "not_recognised",
      code: "LIVE_TRACE",
    },
    {
      what: "a trace of another face",
      bend: { trace: withCos(0.3) },
      kind: "not_recognised",
      code: "LIVE_TRACE",
    },
    {
      what: "a trace with a frame that nobody sent",
      bend: { trace: livelyTrace().samples.map((one, i) => (i === 5 ? { ...one, cos: 1 } : one)) },
      kind: "not_recognised",
      code: "LIVE_TRACE",
    },
    {
      what: "a trace in which a frame that was sent is missing",
      bend: { trace: livelyTrace().samples.map((one, i) => (i === 3 ? { ...one, cos: null } : one)) },
      kind: "not_recognised",
      code: "LIVE_TRACE",
    },
  ];
  it.each(cases)("$what", async ({ bend, kind, code }) => {
    await expectRefusal(await recordCheckIn(await kiosk.mark(probeOf(sara), START, bend), START), kind, code);
  });

  it("an old challenge", async () => {
    const request = await kiosk.mark(probeOf(sara), START);
    await expectRefusal(
      await recordCheckIn(request, new Date(START.getTime() + 46_000)),
      "retry",
      "CH_EXPIRED",
    );
  });

  it("a used challenge", async () => {
    const challenge = await kiosk.challenge(START);
    await recordCheckIn(await kiosk.mark(randomVector(random), START, { challenge }), START);
    const second = await recordCheckIn(await kiosk.mark(probeOf(sara), START, { challenge }), START);
    await expectRefusal(second, "retry", "CH_USED");
  });

  it("another kiosk's challenge", async () => {
    const challenge = await (await pairTestKiosk(organization, START)).challenge(START);
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(sara), START, { challenge }), START);
    await expectRefusal(outcome, "retry", "CH_UNKNOWN");
  });

  it("a foreign key under the kiosk's id", async () => {
    const thief = await impersonate(organization.id, kiosk.deviceId, kiosk.kid);
    const challenge = await kiosk.challenge(START);
    const outcome = await recordCheckIn(await thief.mark(probeOf(sara), START, { challenge }), START);
    await expectRefusal(outcome, "device_refused", "ATT_SIG");
  });

  it("a key that nobody paired", async () => {
    const thief = await impersonate(organization.id, kiosk.deviceId);
    const challenge = await kiosk.challenge(START);
    const outcome = await recordCheckIn(await thief.mark(probeOf(sara), START, { challenge }), START);
    await expectRefusal(outcome, "device_refused", "DEV_UNKNOWN");
  });

  it("a kiosk that no administrator confirmed: it gets no challenge, and none of another helps", async () => {
    const waiting = await pairTestKiosk(organization, START, "unconfirmed");
    await expect(waiting.challenge(START)).rejects.toThrow("device_refused");
    const challenge = await kiosk.challenge(START);
    const outcome = await recordCheckIn(await waiting.mark(probeOf(sara), START, { challenge }), START);
    await expectRefusal(outcome, "device_refused", "DEV_UNKNOWN");
  });

  it("a revoked kiosk, at once", async () => {
    const request = await kiosk.mark(probeOf(sara), START);
    await revokeDevice(organization.administrator, { deviceId: kiosk.deviceId }, START);
    await expectRefusal(await recordCheckIn(request, START), "device_refused", "DEV_REVOKED");
  });

  it("the same vector under a new id", async () => {
    const vector = randomVector(random);
    await recordCheckIn(await kiosk.mark(vector, START), START);
    const outcome = await recordCheckIn(await kiosk.mark(vector, START), START);
    await expectRefusal(outcome, "not_recognised", "EMB_REPLAY");
  });

  it("a kiosk of another organisation that names this one", async () => {
    const neighbour = await createTestOrganization(opened, START);
    const foreign = await pairTestKiosk(neighbour, START);
    const challenge = await kiosk.challenge(START);
    const bend = { challenge, claims: { org: organization.id } };
    const outcome = await recordCheckIn(await foreign.mark(probeOf(sara), START, bend), START);
    await expectRefusal(outcome, "device_refused", "DEV_UNKNOWN");
  });

  it("an organisation that does not exist", async () => {
    const bend = { claims: { org: "019aa9f0-0000-7000-8000-000000000003" } };
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(sara), START, bend), START);
    expect(outcome).toEqual({ kind: "device_refused" });
  });

  it("more than 30 marks a minute of one kiosk", async () => {
    for (let i = 0; i < 30; i++) await recordCheckIn(await kiosk.mark(probeOf(sara), START), START);
    const omar = randomVector(random);
    await enrolVector(organization, (await personByNumber(organization.id, "S002")).id, omar);
    const outcome = await recordCheckIn(await kiosk.mark(probeOf(omar), START), START);
    expect(outcome).toEqual({ kind: "wait", retryAfterSeconds: 60 });
    expect(await lastCode()).toBe("RATE_LIMIT");
    expect((await kept()).records).toHaveLength(1);
    const later = minutes(1.1);
    expect(await recordCheckIn(await kiosk.mark(probeOf(omar), later), later)).toMatchObject({
      kind: "recorded",
    });
  });
});

describe("what is malformed", () => {
  const swap = (jws: string, part: number, text: string) =>
    jws
      .split(".")
      .map((p, i) => (i === part ? text : p))
      .join(".");
  const header = (value: object) => encodeBytes(new TextEncoder().encode(JSON.stringify(value)));

  it.each([
    { what: "alg none", head: { typ: "att+jwt", alg: "none", kid: "k".repeat(43) } },
    { what: "alg HS256", head: { typ: "att+jwt", alg: "HS256", kid: "k".repeat(43) } },
    { what: "a key inside", head: { typ: "att+jwt", alg: "ES256", kid: "k".repeat(43), jwk: {} } },
    { what: "another type", head: { typ: "JWT", alg: "ES256", kid: "k".repeat(43) } },
  ])("a header with $what", async ({ head }) => {
    const request = await kiosk.mark(probeOf(sara), START);
    const attestation = swap(request.attestation, 0, header(head));
    expect(await recordCheckIn({ ...request, attestation }, START)).toEqual({ kind: "device_refused" });
    expect((await kept()).events).toEqual([]);
  });

  it("any changed character of the signed parts", async () => {
    const request = await kiosk.mark(probeOf(sara), START);
    const middle = Math.floor(request.attestation.length / 2);
    for (const at of [5, middle, request.attestation.length - 1, request.attestation.length - 40]) {
      const changed = request.attestation[at] === "A" ? "B" : "A";
      const attestation = request.attestation.slice(0, at) + changed + request.attestation.slice(at + 1);
      expect(["malformed", "device_refused"]).toContain(
        (await recordCheckIn({ ...request, attestation }, START)).kind,
      );
    }
    expect((await kept()).events).toEqual([]);
  });

  it.each([
    { what: "511 numbers", embedding: encodeBytes(new Uint8Array(511 * 4)) },
    { what: "513 numbers", embedding: encodeBytes(new Uint8Array(513 * 4)) },
    { what: "not a number", embedding: encodeVector(new Float32Array(512).fill(Number.NaN)) },
    { what: "infinity", embedding: encodeVector(new Float32Array(512).fill(Number.POSITIVE_INFINITY)) },
    { what: "no base64", embedding: "####" },
  ])("a vector of $what", async ({ embedding }) => {
    const request = await kiosk.mark(probeOf(sara), START);
    expect(await recordCheckIn({ ...request, embedding }, START)).toEqual({ kind: "malformed" });
    expect(await lastCode()).toBe("EMB_BAD");
  });

  it.each([
    null,
    7,
    "text",
    {},
    { attestation: "a.b.c" },
    { attestation: "", embedding: "", trace: "", more: 1 },
  ])("%j instead of a request", async (input) => {
    expect(await recordCheckIn(input, START)).toEqual({ kind: "malformed" });
  });
});

describe("over REST", () => {
  it("every outcome has the status that security.md decided", () => {
    const name = { ar: "س", en: "S" };
    expect(statusOfOutcome({ kind: "already_recorded", name, at: "", session: name })).toBe(200);
    const others = ["not_recognised", "device_refused", "retry", "conflict", "malformed"] as const;
    expect(others.map((kind) => statusOfOutcome({ kind }))).toEqual([404, 401, 401, 409, 422]);
    expect(statusOfOutcome({ kind: "wait", retryAfterSeconds: 1 })).toBe(429);
  });
});

function spun() {
  return livelyTrace().samples.map((sample, i) => ({ ...sample, yaw: i % 2 ? 60 : -60 }));
}

function withCos(cos: number) {
  return livelyTrace().samples.map((sample) => (sample.cos === null ? sample : { ...sample, cos }));
}
