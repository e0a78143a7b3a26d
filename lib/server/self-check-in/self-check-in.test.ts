import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { organizations } from "@/db/schema/organizations";
import { accounts, consents } from "@/db/schema/people";
import { sha256Text } from "@/lib/contracts/bytes";
import { DEFAULT_LIVENESS_POLICY } from "@/lib/domain/liveness/challenge-policy";
import type { Actor } from "../actor";
import { recordCheckIn } from "../attendance/record-check-in";
import { inOrganization } from "../database";
import { lastAudit as lastAuditOf } from "../testing/last-audit";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  signIn,
  type TestOrganization,
} from "../testing/test-organization";
import { openTestBrowser, sessionAt, type TestBrowser } from "../testing/test-self-check-in";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { askSelfQuestion } from "./ask-self-question";
import { classCodeNow } from "./class-code";
import { finishSelfCheckIn } from "./finish-self-check-in";
import { getSelfCheckIn } from "./get-self-check-in";
import { setSelfCheckInRule } from "./set-self-check-in-rule";

/** Grade 7 A (S001 to S012) meets at every even hour of Cairo, for two hours; the student of the demo is Sara, S001. */
const START = new Date("2026-11-22T08:00:00Z");
const at = (ms: number) => new Date(START.getTime() + ms);
const MINUTE = 60_000;

const random = seededRandom(20_261_123);
let opened: OpenDatabase;
let organization: TestOrganization;
let student: Actor;
let phone: TestBrowser;
let session: string;
let sara: Float32Array;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, START);
  student = organization.student;
  session = await sessionAt(organization, "Grade 7 A", START);
  phone = await openTestBrowser(student, "Sara's phone");
  sara = randomVector(random);
  await enrolVector(organization, student.personId, sara);
});

const inTest = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);
const own = (vector = sara) => vectorNear(vector, 0.8, random);
const finish = (request: Parameters<typeof finishSelfCheckIn>[1], now = START, actor = student) =>
  finishSelfCheckIn(actor, request, now);

const lastAudit = () => lastAuditOf(organization.id);

const kept = () =>
  inTest(async (tx) => ({
    events: await tx.select().from(timeEvents),
    records: await tx.select().from(attendanceRecords).where(eq(attendanceRecords.presence, "present")),
  }));

async function expectRefused(outcome: unknown, kind: string, code: string) {
  expect(outcome).toEqual({ kind });
  expect(await lastAudit()).toMatchObject({ action: "attendance.self_refuse", reason: code });
  expect((await kept()).events).toEqual([]);
}

/** Another student of the same section, with an account of their own. */
async function classmate(): Promise<Actor> {
  const person = await personByNumber(organization.id, "S002");
  const [account] = await inTest((tx) =>
    tx
      .insert(accounts)
      .values({
        organizationId: organization.id,
        id: crypto.randomUUID(),
        email: `omar@${organization.id}.example`,
        passwordHash: "none",
        nameAr: person.nameAr,
        nameEn: person.nameEn,
        personId: person.id,
        createdAt: START,
      })
      .returning(),
  );
  if (!account) throw new Error("no account");
  return signIn(account, START);
}

describe("somebody with the code of the room and their own face", () => {
  it("is recorded, as T0 and by themselves, without a number that ranks", async () => {
    const outcome = await phone.checkIn(session, own(), at(3 * MINUTE));
    expect(outcome).toEqual({
      kind: "recorded",
      eventId: expect.any(String),
      name: { ar: "سارة م.", en: "Sara M." },
      punctuality: "on_time",
      lateMinutes: 0,
      at: at(3 * MINUTE).toISOString(),
      session: { ar: "الصف السابع أ", en: "Grade 7 A" },
    });
    const { events, records } = await kept();
    expect(events).toMatchObject([
      {
        method: "self",
        assurance: "T0",
        deviceId: null,
        personId: student.personId,
        disposition: "accepted",
      },
    ]);
    expect(records).toMatchObject([{ personId: student.personId, presence: "present" }]);
    expect(await lastAudit()).toMatchObject({
      action: "attendance.self_mark",
      actorId: student.accountId,
      reason: "RECORDED",
    });
  });

  it("sees the session with what was recorded, and can do it again without a second record", async () => {
    const before = await getSelfCheckIn(student, at(MINUTE));
    expect(before).toMatchObject({ sessions: [{ sessionId: session, recordedAt: null, triesLeft: 5 }] });
    await phone.checkIn(session, own(), at(MINUTE));
    expect(await getSelfCheckIn(student, at(2 * MINUTE))).toMatchObject({
      sessions: [{ recordedAt: at(MINUTE).toISOString(), triesLeft: 5 }],
    });
    expect(await phone.checkIn(session, own(), at(3 * MINUTE))).toMatchObject({ kind: "already_recorded" });
    expect((await kept()).records).toHaveLength(1);
  });

  it("gets the same answer when the same request comes again, and one record when it comes 10 times at once", async () => {
    const request = await phone.answer(own(), START, { challenge: await phone.question(session, START) });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => finish(request)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toHaveLength(1);
    expect(outcomes[0]?.kind).toBe("recorded");
    expect((await kept()).events).toHaveLength(1);
  });

  it("is asked for a turn of the head each time, unless the organisation asks nobody", async () => {
    const { steps } = await phone.question(session, START);
    expect(["turn_left", "turn_right"]).toContain(steps[0]);
    const livenessPolicy = { ...DEFAULT_LIVENESS_POLICY, stepShare: 0, askOnHint: false };
    await inTest((tx) => tx.update(organizations).set({ livenessPolicy }));
    expect((await phone.question(session, START)).steps).toEqual([]);
  });
});

describe("a face that is not accepted", () => {
  it("another person's, enrolled or not", async () => {
    const omar = randomVector(random);
    await enrolVector(organization, (await personByNumber(organization.id, "S002")).id, omar);
    await expectRefused(await phone.checkIn(session, own(omar), START), "not_recognised", "NO_MATCH");
    await expectRefused(
      await phone.checkIn(session, randomVector(random), START),
      "not_recognised",
      "NO_MATCH",
    );
  });

  it("one that is only nearly the own", async () => {
    await expectRefused(
      await phone.checkIn(session, vectorNear(sara, 0.36, random), START),
      "not_recognised",
      "NO_MATCH",
    );
  });

  it("of somebody whose consent was withdrawn", async () => {
    await inTest((tx) => tx.update(consents).set({ withdrawnAt: START }));
    expect(await getSelfCheckIn(student, START)).toEqual({ kind: "not_enrolled" });
    await expectRefused(await phone.checkIn(session, own(), START), "not_recognised", "NO_MATCH");
  });

  it("a photo's, and one that did not do what was asked", async () => {
    const photo = await phone.question(session, START);
    const pad = { claims: { pad: [0.1, 0.2, 0.1, 0.1] } };
    await expectRefused(
      await finish(await phone.answer(own(), START, { challenge: photo, ...pad })),
      "not_recognised",
      "LIVE_PAD",
    );
    const still = await phone.question(session, START);
    const asked = { ...still, steps: [] };
    await expectRefused(
      await finish(await phone.answer(own(), START, { challenge: asked })),
      "not_recognised",
      "LIVE_STEP",
    );
  });

  it("a copy of what was sent before, by this browser or by a kiosk", async () => {
    const face = own();
    await phone.checkIn(session, face, START);
    expect(await phone.checkIn(session, face, at(MINUTE))).toEqual({ kind: "not_recognised" });
    expect(await lastAudit()).toMatchObject({ reason: "EMB_REPLAY" });
    const atKiosk = own();
    const kiosk = await pairTestKiosk(organization, START);
    await recordCheckIn(await kiosk.mark(atKiosk, START), START);
    expect(await phone.checkIn(session, atKiosk, at(2 * MINUTE))).toEqual({ kind: "not_recognised" });
    expect(await lastAudit()).toMatchObject({ reason: "EMB_REPLAY" });
  });
});

describe("an answer that is not this question's", () => {
  it("used before", async () => {
    const challenge = await phone.question(session, START);
    await finish(await phone.answer(randomVector(random), START, { challenge }));
    await expectRefused(await finish(await phone.answer(own(), START, { challenge })), "retry", "CH_USED");
  });

  it("too late", async () => {
    const request = await phone.answer(own(), START, { challenge: await phone.question(session, START) });
    await expectRefused(await finish(request, at(45_000)), "retry", "CH_EXPIRED");
  });

  it("of the question before the last one", async () => {
    const begun = await phone.begin(session, START);
    const tryId = begun.kind === "begun" ? begun.tryId : "";
    const first = await askSelfQuestion(student, { tryId }, START);
    const second = await askSelfQuestion(student, { tryId }, START);
    if (first.kind !== "granted" || second.kind !== "granted") throw new Error("not granted");
    expect(second.challenge.steps).toEqual(first.challenge.steps);
    const { challenge } = first;
    await expectRefused(await finish(await phone.answer(own(), START, { challenge })), "retry", "CH_NONCE");
  });

  it("signed by another key than the one of this try", async () => {
    const thief = await openTestBrowser(student, "another browser");
    const challenge = await phone.question(session, START);
    await expectRefused(
      await finish(await thief.answer(own(), START, { challenge })),
      "device_refused",
      "ATT_SIG",
    );
  });

  it.each([
    ["for a kiosk's audience", { aud: "https://elsewhere.example/checkin" }],
    ["as a kiosk", { tier: "T1" as const }],
    ["in somebody else's name", { iss: "019aa9f0-0000-7000-8000-000000000009" }],
  ])("signed %s", async (_, claims) => {
    const challenge = await phone.question(session, START);
    await expectRefused(
      await finish(await phone.answer(own(), START, { challenge, claims })),
      "device_refused",
      "ATT_BIND",
    );
  });

  it("sent to the kiosks' edge: an own browser is no kiosk", async () => {
    const request = await phone.answer(own(), START, { challenge: await phone.question(session, START) });
    expect(await recordCheckIn(request, START)).toEqual({ kind: "device_refused" });
  });

  it("of another sign-in of the same person, and of another account", async () => {
    const request = await phone.answer(own(), START, { challenge: await phone.question(session, START) });
    const [account] = await inTest((tx) =>
      tx.select().from(accounts).where(eq(accounts.id, student.accountId)),
    );
    if (!account) throw new Error("no account");
    await expectRefused(await finish(request, START, await signIn(account, START)), "retry", "CH_UNKNOWN");
    await expectRefused(await finish(request, START, await classmate()), "retry", "CH_UNKNOWN");
  });
});

describe("the code of the room", () => {
  it("wrong is a try, five of both kinds are all", async () => {
    expect(await phone.begin(session, START, "000000")).toEqual({ kind: "code_wrong", triesLeft: 4 });
    expect(await lastAudit()).toMatchObject({ action: "attendance.self_refuse", reason: "CODE_WRONG" });
    await phone.checkIn(session, randomVector(random), START);
    for (const triesLeft of [2, 1, 0])
      expect(await phone.begin(session, START, "000000")).toEqual({ kind: "code_wrong", triesLeft });
    expect(await phone.begin(session, START)).toEqual({ kind: "no_tries_left" });
    const laptop = await openTestBrowser(student, "Sara's laptop");
    expect(await laptop.begin(session, START)).toEqual({ kind: "no_tries_left" });
  });

  it("of a minute ago, and of another session, is wrong", async () => {
    const organizationId = organization.id;
    const old = classCodeNow({ organizationId, sessionId: session }, at(-MINUTE));
    expect((await phone.begin(session, START, old)).kind).toBe("code_wrong");
    const next = await sessionAt(organization, "Grade 7 A", at(120 * MINUTE));
    const other = classCodeNow({ organizationId, sessionId: next }, START);
    expect((await phone.begin(session, START, other)).kind).toBe("code_wrong");
  });

  it("guessed many times at once is held by the same five tries", async () => {
    const guesses = Array.from({ length: 20 }, (_, i) => phone.begin(session, START, `00000${i % 10}`));
    const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "code_wrong")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "no_tries_left")).toHaveLength(15);
  });
});

describe("a session that is not open for this person", () => {
  it("outside of its window, of another section, unknown", async () => {
    const others = await sessionAt(organization, "Grade 8 A", at(40 * MINUTE));
    const cases = [
      phone.begin(session, at(-60 * MINUTE)),
      phone.begin(session, at(240 * MINUTE)),
      phone.begin(others, at(45 * MINUTE)),
      phone.begin("019aa9f0-0000-7000-8000-000000000009", START),
    ];
    expect(await Promise.all(cases)).toEqual(Array(4).fill({ kind: "closed" }));
  });

  it("that ends while the phone looks", async () => {
    const end = at(120 * MINUTE);
    const [before, after] = [new Date(end.getTime() - 1_000), new Date(end.getTime() + 20_000)];
    const request = await phone.answer(own(), before, { challenge: await phone.question(session, before) });
    await expectRefused(await finish(request, after), "retry", "CH_EXPIRED");
  });
});

describe("one browser", () => {
  it("is one person's in a session: the second is kept for staff to decide", async () => {
    const omar = await classmate();
    const face = randomVector(random);
    await enrolVector(organization, omar.personId, face);
    await phone.checkIn(session, own(), START);
    const second = await openTestBrowser(omar, "Sara's phone");
    expect(await second.checkIn(session, own(face), at(MINUTE))).toMatchObject({ kind: "in_review" });
    expect(await lastAudit()).toMatchObject({ after: { sharedBrowser: true } });
    const { events } = await kept();
    expect(events.find(({ personId }) => personId === omar.personId)).toMatchObject({
      disposition: "review",
      reason: "self_untrusted",
    });
  });

  it("of their own lets the second in", async () => {
    const omar = await classmate();
    const face = randomVector(random);
    await enrolVector(organization, omar.personId, face);
    await phone.checkIn(session, own(), START);
    const second = await openTestBrowser(omar, "Omar's phone");
    expect(await second.checkIn(session, own(face), at(MINUTE))).toMatchObject({ kind: "recorded" });
  });

  it("that shows a pretended camera is kept for staff to decide", async () => {
    const challenge = await phone.question(session, START);
    const cam = {
      label_sha256: await sha256Text("OBS Virtual Camera"),
      width: 640,
      height: 480,
      fps: 30,
      jitter_ms: 2,
    };
    const outcome = await finish(await phone.answer(own(), START, { challenge, claims: { cam } }));
    expect(outcome).toMatchObject({ kind: "in_review" });
    expect(await lastAudit()).toMatchObject({ after: { virtualCamera: true } });
  });
});

describe("who may", () => {
  it("nobody where the organisation does not use it, also halfway", async () => {
    const challenge = await phone.question(session, START);
    await setSelfCheckInRule(organization.administrator, { allowed: false }, START);
    expect(await getSelfCheckIn(student, START)).toEqual({ kind: "off" });
    await expect(phone.begin(session, START)).rejects.toMatchObject({ reason: "self_check_in_off" });
    await expect(finish(await phone.answer(own(), START, { challenge }))).rejects.toMatchObject({
      reason: "self_check_in_off",
    });
  });

  it("nobody of another organisation, whatever they know", async () => {
    const neighbour = await createTestOrganization(opened, START);
    const stranger = await openTestBrowser(neighbour.student, "a phone");
    const code = classCodeNow({ organizationId: organization.id, sessionId: session }, START);
    expect(await stranger.begin(session, START, code)).toEqual({ kind: "closed" });
    const challenge = await phone.question(session, START);
    const request = await phone.answer(own(), START, { challenge });
    expect(await finish(request, START, neighbour.student)).toEqual({ kind: "retry" });
    expect((await kept()).events).toEqual([]);
  });

  it("no operator, and no key of an integration", async () => {
    const operator: Actor = { ...student, roles: ["operator"] };
    const key: Actor = { ...student, scopes: ["attendance.mark"] };
    for (const actor of [operator, key]) {
      const browser = await openTestBrowser(actor, "a phone");
      await expect(browser.begin(session, START)).rejects.toMatchObject({ code: "forbidden" });
      const { tryId } = { tryId: "019aa9f0-0000-7000-8000-000000000009" };
      await expect(askSelfQuestion(actor, { tryId }, START)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(getSelfCheckIn(operator, START)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("a teacher has no session of their own to be recorded in", async () => {
    const teacher = await openTestBrowser(organization.teacher, "a laptop");
    expect(await teacher.begin(session, START)).toEqual({ kind: "closed" });
  });
});
