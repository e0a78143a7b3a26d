import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { attendanceRecords, eventDecisions, timeEvents } from "@/db/schema/attendance";
import { auditLog } from "@/db/schema/audit";
import { personPins, pinAnswers } from "@/db/schema/pins";
import { sha256Text } from "@/lib/contracts/bytes";
import type { CheckInOutcome, MarkRequest } from "@/lib/contracts/check-in";
import { DEFAULT_LIVENESS_POLICY } from "@/lib/domain/liveness/challenge-policy";
import type { Actor } from "../actor";
import { readAudit } from "../audit/read-audit";
import { inOrganization, type Transaction } from "../database";
import { replaceDeviceKey } from "../devices/replace-device-key";
import { revokeDevice } from "../devices/revoke-device";
import { noteLookalikes } from "../enrolment/references";
import { setLivenessPolicy } from "../liveness/set-liveness-policy";
import { deletePerson } from "../people/delete-person";
import { getPin } from "../pins/get-pin";
import { givePin } from "../pins/give-pin";
import { takePinAway } from "../pins/take-pin-away";
import { decideEvent } from "../review/decide-event";
import { listReview } from "../review/list-review";
import { lastAudit } from "../testing/last-audit";
import { obligationOf } from "../testing/test-attendance";
import { impersonate, type PinBend, pairTestKiosk, type TestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { answerPin } from "./answer-pin";
import { getObligation } from "./get-obligation";
import { recordCheckIn } from "./record-check-in";

/** When the first section (S001 to S012) meets, for two hours, with ten minutes of grace. */
const START = new Date("2026-11-22T08:00:00Z");
const seconds = (n: number) => new Date(START.getTime() + n * 1000);
const FOR_STAFF = { kind: "in_review", name: null };
const random = seededRandom(20_261_123);

let opened: OpenDatabase;
let school: TestOrganization;
let kiosk: TestKiosk;
let face: Float32Array;
/** Sara (S001) and Omar (S002), whom staff found to look alike. */
let sara: string;
let omar: string;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  await setLivenessPolicy(
    school.administrator,
    { ...DEFAULT_LIVENESS_POLICY, stepShare: 0, askOnHint: false },
    START,
  );
  kiosk = await pairTestKiosk(school, START);
  [sara, omar] = [(await personByNumber(school.id, "S001")).id, (await personByNumber(school.id, "S002")).id];
  face = randomVector(random);
  await enrolVector(school, sara, face);
  await enrolVector(school, omar, vectorNear(face, 0.9, random));
  await inTest((tx) => noteLookalikes(tx, school.id, [sara, omar], START));
});

const inTest = <T>(work: (tx: Transaction) => Promise<T>) => inOrganization(school.id, work);
const give = async (personId: string, by: Actor = school.administrator) =>
  (await givePin(by, { personId }, START)).pin;
const kept = () =>
  inTest(async (tx) => ({
    events: await tx.select().from(timeEvents).orderBy(timeEvents.id),
    decisions: await tx.select().from(eventDecisions),
    records: await tx.select().from(attendanceRecords).where(eq(attendanceRecords.presence, "present")),
  }));
const queue = () => listReview(school.administrator, { state: "pending" }, seconds(30));
const wrongOf = async (personId: string) =>
  (await inTest((tx) => tx.select().from(personPins).where(eq(personPins.personId, personId))))[0]
    ?.wrongInARow;

/** Another PIN than any of these. */
function otherThan(...pins: string[]): string {
  return ["408213", "591746", "830159"].find((pin) => !pins.includes(pin)) ?? "";
}

/** Somebody with the face of the two is seen. */
async function seen(
  at = START,
  by = kiosk,
  direction?: "IN" | "OUT",
): Promise<{ mark: MarkRequest; outcome: CheckInOutcome }> {
  const label_sha256 = await sha256Text(`camera ${direction}`);
  const camera = { label_sha256, width: 640, height: 480, fps: 15, jitter_ms: 2.5 };
  const bend = direction && { claims: { cam: { ...camera, direction } } };
  const mark = await by.mark(vectorNear(face, 0.85, random), at, bend);
  return { mark, outcome: await recordCheckIn(mark, at) };
}

type Typed = { at?: Date; by?: TestKiosk; bend?: PinBend };

async function type(pin: string, mark: MarkRequest, { at = seconds(10), by = kiosk, bend }: Typed = {}) {
  return answerPin(await by.pin(pin, mark, at, bend), at);
}

describe("people whom a look alone cannot tell", () => {
  it("are asked for a PIN where one of them has one, and wait for staff meanwhile", async () => {
    await give(omar);
    expect((await seen()).outcome).toEqual({ kind: "pin_asked", triesLeft: 3 });
    const { events, records } = await kept();
    expect(events).toMatchObject([
      { personId: null, disposition: "review", candidateIds: [sara, omar].sort() },
    ]);
    expect(records).toEqual([]);
    expect((await queue()).pendingCount).toBe(1);
  });

  it("are not asked where nobody has one, or had it taken away", async () => {
    expect((await seen()).outcome).toEqual(FOR_STAFF);
    await give(omar);
    await takePinAway(school.administrator, { personId: omar }, START);
    expect((await seen(seconds(20))).outcome).toEqual(FOR_STAFF);
  });
});

describe("the right PIN", () => {
  it("records its owner at the time they were seen, as face and PIN, and settles what waited", async () => {
    const pin = await give(omar);
    await give(sara);
    const { mark } = await seen();
    const outcome = await type(pin, mark, { at: seconds(40) });
    expect(outcome).toEqual({
      kind: "recorded",
      eventId: expect.any(String),
      name: { ar: "عمر خ.", en: "Omar K." },
      punctuality: "on_time",
      lateMinutes: 0,
      at: START.toISOString(),
      session: { ar: "الصف السابع أ", en: "Grade 7 A" },
    });
    const { events, decisions, records } = await kept();
    const waited = events.find(({ personId }) => personId === null);
    const own = events.find(({ personId }) => personId === omar);
    expect(events).toHaveLength(2);
    expect(own).toMatchObject({
      method: "face_pin",
      disposition: "accepted",
      occurredAt: START,
      assurance: "T1",
    });
    expect(decisions).toMatchObject([
      {
        eventId: waited?.id,
        decision: "reject",
        decidedBy: null,
        decidedByDevice: kiosk.deviceId,
        reason: own?.id,
      },
    ]);
    expect(records).toMatchObject([{ personId: omar, presence: "present", firstIn: START }]);
    expect((await queue()).pendingCount).toBe(0);
    const decided = await listReview(school.administrator, { state: "decided" }, seconds(60));
    expect(decided.items).toMatchObject([
      { device: "Test kiosk", decided: { decision: "pin", name: { en: "Omar Al-Khatib" }, note: null } },
    ]);
    const { id: obligationId } = await obligationOf(school.id, "S002", START);
    const { events: shown } = await getObligation(school.teacher, { obligationId }, seconds(60));
    expect(shown).toMatchObject([{ method: "face_pin", device: "Test kiosk", disposition: "accepted" }]);
    expect(await lastAudit(school.id)).toMatchObject({
      action: "attendance.pin_mark",
      actorId: kiosk.deviceId,
      objectId: omar,
      reason: "RECORDED",
      after: { settledEventId: waited?.id },
    });
  });

  it("is in no row that is kept", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    await type(otherThan(pin), mark);
    await type(pin, mark);
    const rows = await inTest(async (tx) => [
      await tx.select().from(auditLog),
      await tx.select().from(pinAnswers),
      await tx.select().from(personPins),
    ]);
    expect(JSON.stringify(rows)).not.toContain(pin);
    expect(JSON.stringify(rows)).not.toContain(otherThan(pin));
  });

  it("of each of the two records each, the second straight after the first", async () => {
    const [hers, his] = [await give(sara), await give(omar)];
    const first = await seen();
    expect(await type(his, first.mark)).toMatchObject({ kind: "recorded", name: { en: "Omar K." } });
    const second = await seen(seconds(20));
    expect(second.outcome).toEqual({ kind: "pin_asked", triesLeft: 3 });
    expect(await type(hers, second.mark, { at: seconds(25) })).toMatchObject({
      kind: "recorded",
      name: { en: "Sara M." },
      at: seconds(20).toISOString(),
    });
    expect((await queue()).pendingCount).toBe(0);
  });

  it("after somebody who gave up leaves what was kept of them to staff", async () => {
    const his = await give(omar);
    await seen();
    const second = await seen(seconds(20));
    expect(await type(his, second.mark, { at: seconds(30) })).toMatchObject({
      kind: "recorded",
      at: seconds(20).toISOString(),
    });
    const { events, decisions } = await kept();
    expect(events.filter(({ personId }) => personId === null)).toMatchObject([{ occurredAt: START }]);
    expect(decisions).toEqual([]);
    expect((await queue()).pendingCount).toBe(1);
  });

  it("at the camera for leaving checks out, and leaves the arrival that waits alone", async () => {
    const his = await give(omar);
    await seen(START, kiosk, "IN");
    const { mark } = await seen(seconds(60), kiosk, "OUT");
    expect(await type(his, mark, { at: seconds(65) })).toMatchObject({
      kind: "checked_out",
      at: seconds(60).toISOString(),
    });
    const { events } = await kept();
    expect(events.map(({ personId, kind }) => [personId, kind])).toEqual([
      [null, "IN"],
      [null, "OUT"],
      [omar, "OUT"],
    ]);
    expect((await queue()).items).toMatchObject([{ eventId: events[0]?.id }]);
  });

  it("of somebody seen before says so; of somebody nobody expects, that too", async () => {
    const [his, theirs] = [await give(omar), await give((await personByNumber(school.id, "T002")).id)];
    await type(his, (await seen()).mark);
    const again = await seen(seconds(120));
    expect(await type(his, again.mark, { at: seconds(130) })).toMatchObject({
      kind: "already_recorded",
      at: START.toISOString(),
    });
    const teacher = (await personByNumber(school.id, "T002")).id;
    face = randomVector(random);
    await enrolVector(school, teacher, face);
    await inTest((tx) => noteLookalikes(tx, school.id, [sara, teacher], START));
    const third = await seen(seconds(140));
    expect(await type(theirs, third.mark, { at: seconds(150) })).toMatchObject({ kind: "no_session" });
  });

  it("sets the wrong ones back to none, for its owner alone", async () => {
    const [hers, his] = [await give(sara), await give(omar)];
    const { mark } = await seen();
    await type(otherThan(hers, his), mark);
    expect([await wrongOf(sara), await wrongOf(omar)]).toEqual([1, 1]);
    await type(his, mark);
    expect([await wrongOf(sara), await wrongOf(omar)]).toEqual([1, 0]);
  });
});

describe("a wrong PIN", () => {
  it("can be typed three times, then staff decide, and even the right one comes too late", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const wrong = otherThan(pin);
    expect(await type(wrong, mark)).toEqual({ kind: "pin_asked", triesLeft: 2 });
    expect(await lastAudit(school.id)).toMatchObject({ action: "attendance.refuse", reason: "PIN_WRONG" });
    expect(await type(wrong, mark)).toEqual({ kind: "pin_asked", triesLeft: 1 });
    expect(await type(wrong, mark)).toEqual(FOR_STAFF);
    expect(await type(pin, mark)).toEqual(FOR_STAFF);
    expect((await lastAudit(school.id))?.reason).toBe("PIN_TRIED");
    const { events, records } = await kept();
    expect([events.length, records.length]).toEqual([1, 0]);
    expect((await queue()).pendingCount).toBe(1);
  });

  it("is that of anybody who does not look like this", async () => {
    await give(omar);
    const foreign = await give((await personByNumber(school.id, "S003")).id);
    expect(await type(foreign, (await seen()).mark)).toEqual({ kind: "pin_asked", triesLeft: 2 });
  });

  it("ten times in a row locks it, at whatever kiosk, until a new one is given", async () => {
    const pin = await give(omar);
    const kiosks = [kiosk, await pairTestKiosk(school, START)];
    let last: CheckInOutcome = FOR_STAFF as CheckInOutcome;
    for (let n = 0; n < 10; n++) {
      const by = kiosks[n % 2] ?? kiosk;
      const at = seconds(n * 15);
      last = await type(otherThan(pin), (await seen(at, by)).mark, { at, by });
    }
    expect(last).toEqual(FOR_STAFF);
    expect(await getPin(school.administrator, { personId: omar }, START)).toMatchObject({ locked: true });
    const { lines } = await readAudit(school.administrator, { action: "person.lock_pin" });
    expect(lines).toMatchObject([{ objectId: omar, actor: { id: kiosks[1]?.deviceId } }]);
    expect((await seen(seconds(200))).outcome).toEqual(FOR_STAFF);
    const anew = await give(omar);
    const { mark, outcome } = await seen(seconds(220));
    expect(outcome).toEqual({ kind: "pin_asked", triesLeft: 3 });
    expect(await type(anew, mark, { at: seconds(230) })).toMatchObject({ kind: "recorded" });
  });

  it("locked while somebody is asked is taken no more", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    await inTest((tx) => tx.update(personPins).set({ wrongInARow: 10 }));
    expect(await type(pin, mark)).toEqual(FOR_STAFF);
    expect((await lastAudit(school.id))?.reason).toBe("PIN_LOCKED");
    expect((await kept()).records).toEqual([]);
  });
});

describe("an asking ends", () => {
  it.each([
    [120, "recorded"],
    [121, "in_review"],
  ])("%i seconds after the look: %s", async (after, kind) => {
    const pin = await give(omar);
    const { mark } = await seen();
    expect(await type(pin, mark, { at: seconds(after) })).toMatchObject({ kind });
  });

  it("when staff decide first", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const [event] = (await kept()).events;
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    await decideEvent(
      school.teacher,
      { eventId: event?.id ?? "", decision: "accept", personId: sara, obligationId, reason: "I saw her" },
      seconds(5),
    );
    expect(await type(pin, mark)).toEqual(FOR_STAFF);
    expect((await lastAudit(school.id))?.reason).toBe("PIN_SETTLED");
    expect((await kept()).records).toMatchObject([{ personId: sara }]);
  });

  it("with the right PIN: another one, and staff, find it settled", async () => {
    const [hers, his] = [await give(sara), await give(omar)];
    const { mark } = await seen();
    await type(his, mark);
    expect(await type(hers, mark)).toEqual(FOR_STAFF);
    const waited = (await kept()).events.find(({ personId }) => personId === null);
    await expect(
      decideEvent(
        school.administrator,
        { eventId: waited?.id ?? "", decision: "accept", personId: sara, reason: "Her, I think" },
        seconds(30),
      ),
    ).rejects.toMatchObject({ reason: "event_decided" });
    expect((await kept()).records).toMatchObject([{ personId: omar }]);
  });

  it("when its owner is deleted", async () => {
    const pin = await give(sara);
    const { mark } = await seen();
    await deletePerson(school.administrator, { personId: sara, name: "Sara Mansour" }, seconds(5));
    expect(await type(pin, mark)).toEqual(FOR_STAFF);
  });
});

describe("the same token again", () => {
  it("gets the same answer and is no second try", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const wrong = await kiosk.pin(otherThan(pin), mark, seconds(5));
    for (const at of [5, 6, 7])
      expect(await answerPin(wrong, seconds(at))).toEqual({ kind: "pin_asked", triesLeft: 2 });
    expect(await wrongOf(omar)).toBe(1);
    const right = await kiosk.pin(pin, mark, seconds(10));
    const first = await answerPin(right, seconds(10));
    expect(first).toMatchObject({ kind: "recorded" });
    // Also when the time for it is over, because its first answer may have been lost.
    expect(await answerPin(right, seconds(500))).toEqual(first);
    expect((await kept()).events).toHaveLength(2);
  });

  it("under its id but with another PIN, or under a mark's id, is a conflict", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const claims = { jti: "019aa9f0-0000-7000-8000-000000000001" };
    await type(otherThan(pin), mark, { bend: { claims } });
    expect(await type(pin, mark, { bend: { claims } })).toEqual({ kind: "conflict" });
    const { sighting } = JSON.parse(
      Buffer.from((await kiosk.pin(pin, mark, START)).token.split(".")[1] ?? "", "base64url").toString(),
    ) as { sighting: string };
    expect(await type(pin, mark, { bend: { claims: { jti: sighting } } })).toEqual({ kind: "conflict" });
    expect((await kept()).records).toEqual([]);
  });

  it("sent ten times at once, among others, has one effect", async () => {
    const [hers, his] = [await give(sara), await give(omar)];
    const { mark } = await seen();
    const right = await kiosk.pin(his, mark, seconds(5));
    const others = await Promise.all([0, 1, 2].map(() => kiosk.pin(hers, mark, seconds(5))));
    const sent = [...Array.from({ length: 10 }, () => right), ...others];
    const outcomes = await Promise.all(sent.map((request) => answerPin(request, seconds(5))));
    expect(outcomes.filter(({ kind }) => kind === "recorded").length).toBeOneOf([1, 10]);
    const { events, decisions, records } = await kept();
    expect([events.length, decisions.length, records.length]).toEqual([2, 1, 1]);
  });

  it("and a decision of staff at the same moment: one of them holds", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const [event] = (await kept()).events;
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    const decision = { decision: "accept" as const, personId: sara, obligationId, reason: "I saw her" };
    const [answer, decided] = await Promise.allSettled([
      type(pin, mark, { at: seconds(5) }),
      decideEvent(school.teacher, { eventId: event?.id ?? "", ...decision }, seconds(5)),
    ]);
    const isByPin = answer.status === "fulfilled" && answer.value.kind === "recorded";
    expect(decided.status).toBe(isByPin ? "rejected" : "fulfilled");
    const { decisions, records } = await kept();
    expect(decisions).toHaveLength(1);
    expect(records).toMatchObject([{ personId: isByPin ? omar : sara }]);
  });
});

describe("what is not believed", () => {
  const NOBODY = "019aa9f0-0000-7000-8000-000000000009";
  it.each<{ what: string; bend: PinBend; kind: CheckInOutcome["kind"] }>([
    {
      what: "another audience",
      bend: { claims: { aud: "https://elsewhere.example/checkin" } },
      kind: "device_refused",
    },
    { what: "another device's name", bend: { claims: { iss: NOBODY } }, kind: "device_refused" },
    { what: "an unknown organisation", bend: { claims: { org: NOBODY } }, kind: "device_refused" },
    { what: "another type", bend: { header: { typ: "att+jwt" } }, kind: "device_refused" },
    { what: "another key's name", bend: { header: { kid: "A".repeat(43) } }, kind: "device_refused" },
    {
      what: "one more header",
      bend: { header: { jku: "https://elsewhere.example" } },
      kind: "device_refused",
    },
    { what: "one more claim", bend: { claims: { admin: true } }, kind: "malformed" },
    { what: "five digits", bend: { claims: { pin: "12345" } }, kind: "malformed" },
    { what: "digits of another script", bend: { claims: { pin: "٤٠٨٢١٣" } }, kind: "malformed" },
    { what: "a number for digits", bend: { claims: { pin: 408213 } }, kind: "malformed" },
    { what: "a mark that was never sent", bend: { claims: { sighting: NOBODY } }, kind: "retry" },
  ])("$what", async ({ bend, kind }) => {
    const pin = await give(omar);
    const { mark } = await seen();
    expect(await type(pin, mark, { bend })).toEqual({ kind });
    expect((await kept()).records).toEqual([]);
    expect(await wrongOf(omar)).toBe(0);
  });

  it("a token with one character changed, wherever", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const { token } = await kiosk.pin(pin, mark, START);
    const changed = [...token].flatMap((character, i) => {
      const other = character === "A" ? "B" : "A";
      return i % 11 === 0 ? [`${token.slice(0, i)}${other}${token.slice(i + 1)}`] : [];
    });
    expect(changed.length).toBeGreaterThan(40);
    const outcomes = await Promise.all(changed.map((one) => answerPin({ token: one }, seconds(5))));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["malformed", "device_refused"]));
    expect((await kept()).records).toEqual([]);
    expect(await wrongOf(omar)).toBe(0);
  });

  it("an edited token, one signed by another key, and no token at all", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const { token } = await kiosk.pin(otherThan(pin), mark, START);
    const [header = "", payload = "", signature = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
    const edited = Buffer.from(JSON.stringify({ ...claims, pin })).toString("base64url");
    const refused = { kind: "device_refused" };
    expect(await answerPin({ token: [header, edited, signature].join(".") }, START)).toEqual(refused);
    const thief = await impersonate(school.id, kiosk.deviceId, kiosk.kid);
    expect(await type(pin, mark, { by: thief })).toEqual(refused);
    expect((await lastAudit(school.id))?.reason).toBe("ATT_SIG");
    for (const input of [undefined, null, "x", {}, { token: "" }, { token: "a.b.c" }, { token, more: 1 }])
      expect(await answerPin(input, START)).toEqual({ kind: "malformed" });
    expect((await kept()).records).toEqual([]);
  });

  it("a sighting at another kiosk, or of another organisation", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const second = await pairTestKiosk(school, START);
    expect(await type(pin, mark, { by: second })).toEqual({ kind: "retry" });
    expect((await lastAudit(school.id))?.reason).toBe("PIN_UNKNOWN");
    const neighbour = await createTestOrganization(opened, START);
    const foreign = await pairTestKiosk(neighbour, START);
    expect(await type(pin, mark, { by: foreign })).toEqual({ kind: "retry" });
    expect(await type(pin, mark, { by: foreign, bend: { claims: { org: school.id } } })).toEqual({
      kind: "device_refused",
    });
    expect((await kept()).records).toEqual([]);
  });

  it("a mark after which nothing was asked", async () => {
    const { mark, outcome } = await seen();
    expect(outcome).toEqual(FOR_STAFF);
    const pin = await give(omar);
    expect(await type(pin, mark)).toEqual({ kind: "retry" });
  });

  it("a kiosk that was revoked; one with a new key is told to sign with that", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    const next = await kiosk.newKey(seconds(5));
    expect(await replaceDeviceKey(next.request, seconds(5))).toMatchObject({ kind: "renewed" });
    expect(await type(pin, mark)).toEqual({ kind: "retry" });
    expect(await type(pin, mark, { by: next.kiosk })).toMatchObject({ kind: "recorded" });
    const { mark: later } = await seen(seconds(20), next.kiosk);
    await revokeDevice(school.administrator, { deviceId: kiosk.deviceId }, seconds(25));
    expect(await type(pin, later, { at: seconds(30), by: next.kiosk })).toEqual({ kind: "device_refused" });
  });

  it("more than thirty marks and PINs together in a minute", async () => {
    const pin = await give(omar);
    const { mark } = await seen();
    for (let n = 0; n < 29; n++) await type(otherThan(pin), mark, { at: seconds(1) });
    expect(await type(pin, mark, { at: seconds(2) })).toMatchObject({ kind: "wait" });
    expect((await seen(seconds(3))).outcome).toMatchObject({ kind: "wait" });
  });
});
