import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { requestCorrectionSchema } from "@/lib/contracts/corrections";
import { finaliseNow } from "../attendance/finalise-now";
import { getObligation } from "../attendance/get-obligation";
import { getOwnAttendance } from "../attendance/get-own-attendance";
import { markPerson } from "../attendance/mark-person";
import { readAudit } from "../audit/read-audit";
import { lockPeriod } from "../periods/lock-period";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { decideCorrection } from "./decide-correction";
import { listCorrections } from "./list-corrections";
import { readPaper } from "./read-paper";
import { requestCorrection } from "./request-correction";
import { storePaper } from "./store-paper";
import { withdrawCorrection } from "./withdraw-correction";

/** Sara (S001) is the student who asks; Huda (T001) teaches her. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
const PDF = new TextEncoder().encode("%PDF-1.7 a doctor's note");
let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  neighbour = await createTestOrganization(opened, START);
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  await openSessions(school.id, START);
});

const own = () => obligationOf(school.id, "S001", START);
type Change = { kind: "excuse" } | { kind: "status"; presence: "present" } | object;
const ask = async (change: Change = { kind: "excuse" }, more: object = {}) =>
  requestCorrection(
    school.student,
    requestCorrectionSchema.parse({
      obligationId: (await own()).id,
      change,
      reasonCode: "not_recognised",
      reason: "I was in the room",
      ...more,
    }),
    minutes(130),
  );
const decide = (
  correctionId: string,
  decision: "approve" | "refuse",
  by = school.teacher,
  reason = "seen in class",
) => decideCorrection(by, { correctionId, decision, reason }, minutes(140));

describe("a request", () => {
  it("waits for the section's teacher, is approved and changes the record; both are kept", async () => {
    await finaliseNow(school.administrator, minutes(121));
    const { correctionId } = await ask({ kind: "status", presence: "present" });
    const [waiting] = await listCorrections(school.teacher, { state: "pending" }, minutes(131));
    expect(waiting).toMatchObject({
      id: correctionId,
      person: { name: { en: "Sara Mansour" } },
      expected: { title: { en: "Grade 7 A" } },
      before: { presence: "absent" },
      state: "pending",
    });
    await decide(correctionId, "approve");
    expect(await recordOf(school.id, (await own()).id)).toMatchObject({
      presence: "present",
      computedPresence: "absent",
      state: "final",
    });
    const mine = await getOwnAttendance(school.student, {}, minutes(141));
    expect(mine.corrections[0]).toMatchObject({
      state: "approved",
      decided: { by: { en: "Huda Al-Rashed" } },
    });
    const { lines } = await readAudit(school.administrator, { action: "correction.decide" });
    expect(lines[0]).toMatchObject({ before: { presence: "absent" }, after: { state: "approved" } });
  });

  it("for other times is judged like sightings: late stays late", async () => {
    await finaliseNow(school.administrator, minutes(121));
    const { correctionId } = await ask({ kind: "times", firstIn: minutes(20).toISOString(), lastOut: null });
    await decide(correctionId, "approve");
    expect(await recordOf(school.id, (await own()).id)).toMatchObject({
      presence: "present",
      late: true,
      lateMinutes: 20,
    });
  });

  it("to be excused takes the absence out of the rate", async () => {
    await see(school.id, "S001", minutes(119));
    await openSessions(school.id, minutes(120));
    await finaliseNow(school.administrator, minutes(241));
    const before = await getOwnAttendance(school.student, {}, minutes(242));
    const { correctionId } = await requestCorrection(
      school.student,
      {
        obligationId: (await obligationOf(school.id, "S001", minutes(-120))).id,
        change: { kind: "excuse" },
        reasonCode: "was_excused",
        reason: "at the dentist",
      },
      minutes(243),
    );
    await decide(correctionId, "approve");
    const after = await getOwnAttendance(school.student, {}, minutes(244));
    expect(after.rates.toDate.excused).toBe(before.rates.toDate.excused + 1);
    expect(after.rates.toDate.expected).toBe(before.rates.toDate.expected - 1);
  });

  it("that is refused needs a reason and changes nothing", async () => {
    const { correctionId } = await ask();
    await expect(decide(correctionId, "refuse", school.teacher, "")).rejects.toMatchObject({
      field: "reason",
    });
    await decide(correctionId, "refuse", school.teacher, "you were not there");
    expect(await recordOf(school.id, (await own()).id)).toBeNull();
    await expect(decide(correctionId, "approve")).rejects.toMatchObject({ reason: "correction_decided" });
  });

  it("can be taken back, and stands once at a time", async () => {
    const { correctionId } = await ask();
    await expect(ask()).rejects.toMatchObject({ reason: "correction_pending" });
    await expect(withdrawCorrection(school.teacher, { correctionId }, minutes(131))).rejects.toMatchObject({
      code: "not_found",
    });
    await withdrawCorrection(school.student, { correctionId }, minutes(131));
    await ask();
  });

  it("is for one's own record, what has begun, possible times and open periods", async () => {
    const foreign = (await obligationOf(school.id, "S002", START)).id;
    await expect(ask({ kind: "excuse" }, { obligationId: foreign })).rejects.toMatchObject({
      reason: "obligation_not_found",
    });
    await openSessions(school.id, minutes(110));
    const next = (await obligationOf(school.id, "S001", minutes(120))).id;
    const input = { change: { kind: "excuse" as const }, reasonCode: "other" as const, reason: "because" };
    await expect(
      requestCorrection(school.student, { ...input, obligationId: next }, minutes(110)),
    ).rejects.toMatchObject({ reason: "not_begun_yet" });
    await expect(
      ask({ kind: "times", firstIn: minutes(-30).toISOString(), lastOut: null }),
    ).rejects.toMatchObject({ reason: "event_outside_window", field: "change.firstIn" });
    await finaliseNow(school.administrator, minutes(24 * 60));
    await lockPeriod(
      school.administrator,
      { unitId: null, from: "2026-11-22", to: "2026-11-22", reason: "sent to the ministry" },
      minutes(24 * 60),
    );
    await expect(ask()).rejects.toMatchObject({ reason: "period_locked" });
  });
});

describe("who decides", () => {
  it("is no student, no neighbour, and nobody about themselves", async () => {
    const { correctionId } = await ask();
    await expect(decide(correctionId, "approve", school.student)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(decide(correctionId, "approve", neighbour.administrator)).rejects.toMatchObject({
      reason: "correction_not_found",
    });
    await expect(
      decide(correctionId, "approve", { ...school.teacher, personId: school.student.personId }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
    await expect(listCorrections(school.student, { state: "pending" }, START)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listCorrections(neighbour.administrator, { state: "pending" }, minutes(131))).toEqual([]);
  });

  it("is an administrator where an administrator's word stands", async () => {
    await markPerson(school.administrator, { obligationId: (await own()).id, mark: "absent" }, minutes(5));
    const { correctionId } = await ask({ kind: "status", presence: "present" });
    await expect(decide(correctionId, "approve")).rejects.toMatchObject({
      reason: "decided_by_administrator",
    });
    await decide(correctionId, "approve", school.administrator);
    expect((await recordOf(school.id, (await own()).id))?.presence).toBe("present");
  });
});

describe("a paper", () => {
  it("is what its bytes say, goes with a request, and is read by who handed it in and who decides", async () => {
    const paper = await storePaper(school.student, { name: "../note.pdf", bytes: PDF }, minutes(125));
    expect(paper).toMatchObject({ name: "note.pdf", mediaType: "application/pdf", size: PDF.byteLength });
    await expect(readPaper(school.teacher, { id: paper.id }, minutes(126))).rejects.toMatchObject({
      code: "not_found",
    });
    await ask({ kind: "excuse" }, { fileId: paper.id });
    for (const reader of [school.student, school.teacher, school.administrator])
      expect(new Uint8Array((await readPaper(reader, { id: paper.id }, minutes(131))).bytes)).toEqual(PDF);
    await expect(readPaper(neighbour.administrator, { id: paper.id }, minutes(131))).rejects.toMatchObject({
      reason: "paper_not_found",
    });
  });

  it.each([
    { what: "a script", bytes: new TextEncoder().encode("<script>"), reason: "paper_kind" },
    { what: "nothing", bytes: new Uint8Array(), reason: "paper_kind" },
    { what: "too much", bytes: new Uint8Array(2 * 1024 * 1024 + 1), reason: "paper_too_large" },
  ])("is refused when it is $what", async ({ bytes, reason }) => {
    await expect(storePaper(school.student, { name: "x", bytes }, START)).rejects.toMatchObject({ reason });
  });

  it("of somebody else does not go with one's request", async () => {
    const paper = await storePaper(school.teacher, { name: "note.pdf", bytes: PDF }, minutes(125));
    await expect(ask({ kind: "excuse" }, { fileId: paper.id })).rejects.toMatchObject({
      reason: "paper_not_found",
    });
  });
});

describe("one obligation", () => {
  it("shows events, decisions and requests to the person and to staff in reach, and to nobody else", async () => {
    await see(school.id, "S001", minutes(20));
    const { id: obligationId } = await own();
    await markPerson(
      school.teacher,
      { obligationId, mark: "present", note: "came with the bus" },
      minutes(25),
    );
    await ask();
    for (const reader of [school.student, school.teacher, school.administrator]) {
      const detail = await getObligation(reader, { obligationId }, minutes(131));
      expect(detail.events).toMatchObject([{ at: minutes(20).toISOString(), disposition: "accepted" }]);
      expect(detail.decisions).toMatchObject([{ kind: "mark", note: "came with the bus" }]);
      expect(detail.corrections).toHaveLength(1);
      expect(detail.line.record.evidenceBeside).toMatchObject({ firstIn: minutes(20).toISOString() });
    }
    const other = (await obligationOf(school.id, "S002", START)).id;
    await expect(getObligation(school.student, { obligationId: other }, START)).rejects.toMatchObject({
      reason: "obligation_not_found",
    });
    await expect(getObligation(neighbour.administrator, { obligationId }, START)).rejects.toMatchObject({
      reason: "obligation_not_found",
    });
  });
});
