import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { encodeVector } from "@/lib/contracts/bytes";
import { nameOfModel, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import type { Actor } from "../actor";
import { finaliseNow } from "../attendance/finalise-now";
import { getObligation } from "../attendance/get-obligation";
import { getRoll } from "../attendance/get-roll";
import { markPerson } from "../attendance/mark-person";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { withdrawConsent } from "../enrolment/withdraw-consent";
import { lockPeriod } from "../periods/lock-period";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { cancelSession } from "../timetable/cancel-session";
import { confirmRollCall } from "./confirm-roll-call";
import { getRollCall } from "./get-roll-call";
import { nameFacesInView } from "./name-faces-in-view";

/** 10:00 in Cairo, when the first section (S001 to S012) begins two hours. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
const random = seededRandom(12);
const MODEL = nameOfModel(STANDARD_EMBEDDER);
const QUALITY = {
  interEyePx: 40,
  yawDegrees: 2,
  pitchDegrees: 3,
  rollDegrees: 1,
  sharpness: 60,
  meanLuma: 120,
  clippedShare: 0,
  lightRatio: 1.2,
};

let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;
let sessionId: string;
/** The references of S001, S002 (both in the class) and S030 (of another section). */
let face: Record<string, Float32Array>;
let person: Record<string, string>;

beforeAll(async () => {
  opened = await openTestDatabase();
  neighbour = await createTestOrganization(opened, START);
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  await openSessions(school.id, START);
  sessionId = (await obligationOf(school.id, "S001", START)).sessionId ?? "";
  face = {};
  person = {};
  for (const number of ["S001", "S002", "S030"]) {
    const { id } = await personByNumber(school.id, number);
    const vector = randomVector(random);
    await enrolVector(school, id, vector);
    face[number] = vector;
    person[number] = id;
  }
});

const seen = (number: string, more: { pad?: number; cosine?: number; quality?: object } = {}) => ({
  embedding: encodeVector(vectorNear(face[number] ?? randomVector(random), more.cosine ?? 0.8, random)),
  frames: 3,
  quality: { ...QUALITY, ...more.quality },
  pad: more.pad ?? 0.9,
});
const stranger = () => ({ ...seen("S001"), embedding: encodeVector(randomVector(random)) });
const name = (faces: ReturnType<typeof seen>[], { at = minutes(5), by = school.teacher as Actor } = {}) =>
  nameFacesInView(by, { sessionId, model: MODEL, faces }, at);

describe("faces in view", () => {
  it("are named from the roster, in their order; a stranger is nobody", async () => {
    const { faces } = await name([seen("S002"), stranger(), seen("S001")]);
    expect(faces).toEqual([
      { kind: "named", personId: person.S002 },
      { kind: "unknown" },
      { kind: "named", personId: person.S001 },
    ]);
  });

  it("of somebody who is enrolled but not of this class are nobody", async () => {
    expect((await name([seen("S030")])).faces).toEqual([{ kind: "unknown" }]);
  });

  it("name one person at most once", async () => {
    const { faces } = await name([seen("S001", { cosine: 0.7 }), seen("S001", { cosine: 0.7 })]);
    expect(faces.filter(({ kind }) => kind === "named").length).toBeLessThan(2);
  });

  it.each([
    ["PAD is poor", { pad: 0.1 }],
    ["the face is too small", { quality: { interEyePx: 10 } }],
  ])("are not named where %s", async (_, more) => {
    expect((await name([seen("S001", more)])).faces).toEqual([{ kind: "unsure" }]);
  });

  it("of somebody who withdrew consent are nobody, and nobody finds them enrolled", async () => {
    await withdrawConsent(school.administrator, { personId: person.S001 ?? "" }, minutes(1));
    expect((await name([seen("S001")])).faces).toEqual([{ kind: "unknown" }]);
    const view = await getRollCall(school.teacher, { sessionId }, minutes(2));
    expect(view.enrolledIds).toEqual([person.S002]);
  });

  it("mark nobody and leave no trace but the audit row, which holds counts", async () => {
    await name([seen("S001"), stranger()]);
    const events = await inOrganization(school.id, (tx) => tx.select().from(timeEvents));
    const records = await inOrganization(school.id, (tx) =>
      tx.select().from(attendanceRecords).where(eq(attendanceRecords.presence, "present")),
    );
    expect({ events, records }).toEqual({ events: [], records: [] });
    const { lines } = await readAudit(school.administrator, { action: "roll.look" });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.after).toEqual({ named: 1, unsure: 0, unknown: 1 });
  });

  it("are for staff of the section: no student, no key, no foreign section, no other school", async () => {
    await expect(name([stranger()], { by: school.student })).rejects.toMatchObject({ code: "forbidden" });
    const key: Actor = { ...school.teacher, scopes: ["roll.take"] };
    await expect(name([stranger()], { by: key })).rejects.toMatchObject({ reason: "key_lacks_scope" });
    await expect(name([stranger()], { by: neighbour.administrator })).rejects.toMatchObject({
      reason: "class_session_not_found",
    });
    await openSessions(school.id, minutes(40));
    sessionId = (await obligationOf(school.id, "S030", minutes(40))).sessionId ?? "";
    await expect(name([seen("S030")], { at: minutes(41) })).rejects.toMatchObject({
      reason: "class_session_not_found",
    });
    expect((await name([seen("S030")], { at: minutes(41), by: school.administrator })).faces).toEqual([
      { kind: "named", personId: person.S030 },
    ]);
  });

  it("are looked up while the session is open, not before, not after, not when it is cancelled or locked", async () => {
    await expect(name([stranger()], { at: minutes(-60) })).rejects.toMatchObject({
      reason: "session_not_open_yet",
    });
    await expect(name([stranger()], { at: minutes(300) })).rejects.toMatchObject({
      reason: "roll_call_over",
    });
    await cancelSession(school.administrator, { sessionId, reason: "The pipes burst." }, minutes(6));
    await expect(name([stranger()], { at: minutes(7) })).rejects.toMatchObject({
      reason: "session_cancelled",
    });
  });

  it("are of a model that this server knows, and vectors of length one", async () => {
    const ask = (model: string, embedding: string) =>
      nameFacesInView(
        school.teacher,
        { sessionId, model, faces: [{ ...stranger(), embedding }] },
        minutes(5),
      );
    await expect(ask("another@1", stranger().embedding)).rejects.toMatchObject({ reason: "roll_call_model" });
    const long = encodeVector(randomVector(random).map((value) => value * 2));
    for (const embedding of ["AAAA", long])
      await expect(ask(MODEL, embedding)).rejects.toMatchObject({ reason: "invalid_field" });
  });

  it("are looked up thirty times a minute at most", async () => {
    const looks = Array.from({ length: 30 }, () => stranger());
    for (const one of looks) await name([one], { at: minutes(10) });
    await expect(name([stranger()], { at: minutes(10) })).rejects.toMatchObject({ code: "too_many" });
    await expect(name([stranger()], { at: minutes(12) })).resolves.toBeDefined();
  });
});

describe("a confirmed roll call", () => {
  const confirm = (numbers: string[], { at = minutes(5), by = school.teacher as Actor } = {}) =>
    Promise.all(numbers.map(async (number) => (await personByNumber(school.id, number)).id)).then(
      (personIds) => confirmRollCall(by, { sessionId, personIds }, at),
    );

  it("marks those present whom the teacher confirmed, enrolled or not, and says how", async () => {
    expect(await confirm(["S001", "S005"])).toEqual({ marked: 2, kept: 0 });
    const { entries } = await getRoll(school.teacher, { sessionId }, minutes(6));
    const present = entries.filter(({ record }) => record.status.presence === "present");
    expect(present.map(({ number }) => number).sort()).toEqual(["S001", "S005"]);
    expect(present[0]?.record.override).toMatchObject({
      kind: "mark",
      method: "roll_call",
      name: { en: "Huda Al-Rashed" },
    });
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    const detail = await getObligation(school.teacher, { obligationId }, minutes(6));
    expect(detail.decisions).toMatchObject([{ kind: "mark", method: "roll_call" }]);
    const marks = await readAudit(school.administrator, { action: "roll.mark" });
    expect(marks.lines.map(({ after }) => after)).toEqual([
      expect.objectContaining({ mark: "present", method: "roll_call" }),
      expect.objectContaining({ mark: "present", method: "roll_call" }),
    ]);
    const { lines } = await readAudit(school.administrator, { action: "roll.call" });
    expect(lines[0]?.after).toEqual({ marked: 2, kept: 0 });
  });

  it("leaves those alone who were settled before", async () => {
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    await markPerson(school.teacher, { obligationId, mark: "late" }, minutes(4));
    await see(school.id, "S002", minutes(2));
    expect(await confirm(["S001", "S002", "S003"])).toEqual({ marked: 1, kept: 2 });
    expect(await recordOf(school.id, obligationId)).toMatchObject({ presence: "present", late: true });
    expect(await confirm(["S003"])).toEqual({ marked: 0, kept: 1 });
  });

  it("is of the roster only", async () => {
    await expect(confirm(["S001", "S030"])).rejects.toMatchObject({ reason: "obligation_not_found" });
    const { id } = await obligationOf(school.id, "S001", START);
    expect((await recordOf(school.id, id))?.presence ?? "not_yet").toBe("not_yet");
  });

  it("is for staff of the section: no student, no other school", async () => {
    await expect(confirm(["S001"], { by: school.student })).rejects.toMatchObject({ code: "forbidden" });
    await expect(confirm(["S001"], { by: neighbour.administrator })).rejects.toMatchObject({
      reason: "class_session_not_found",
    });
  });

  it("is refused before the session opens and in a locked period", async () => {
    await expect(confirm(["S001"], { at: minutes(-60) })).rejects.toMatchObject({
      reason: "session_not_open_yet",
    });
    const later = minutes(60 * 48);
    await finaliseNow(school.administrator, later);
    await lockPeriod(
      school.administrator,
      { unitId: null, from: "2026-11-22", to: "2026-11-22", reason: "month end" },
      later,
    );
    await expect(confirm(["S001"], { at: later })).rejects.toMatchObject({ reason: "period_locked" });
  });
});

describe("the page of a roll call", () => {
  it("tells whom the class has and who of them can be found", async () => {
    const view = await getRollCall(school.teacher, { sessionId }, minutes(5));
    expect(view.roll.entries).toHaveLength(12);
    expect(new Set(view.enrolledIds)).toEqual(new Set([person.S001, person.S002]));
    expect(view).toMatchObject({ embedder: MODEL, isReduced: false });
  });

  it("is for whoever may take the roll", async () => {
    await expect(getRollCall(school.student, { sessionId }, minutes(5))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(getRollCall(neighbour.administrator, { sessionId }, minutes(5))).rejects.toMatchObject({
      reason: "class_session_not_found",
    });
  });
});
