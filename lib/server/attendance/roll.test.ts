import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { Mark } from "@/lib/contracts/roll";
import { readAudit } from "../audit/read-audit";
import { lockPeriod } from "../periods/lock-period";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { cancelSession } from "../timetable/cancel-session";
import { addTimeEvent } from "./add-time-event";
import { finaliseNow } from "./finalise-now";
import { getRoll } from "./get-roll";
import { markPerson } from "./mark-person";
import { markRest } from "./mark-rest";

/** 10:00 in Cairo, when the first section (S001 to S012) begins two hours; ten minutes of grace. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
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

const of = (number: string) => obligationOf(school.id, number, START);
const mark = async (number: string, what: Mark, at = minutes(5), by = school.teacher) =>
  markPerson(by, { obligationId: (await of(number)).id, mark: what }, at);

describe("a mark", () => {
  it.each([
    { what: "present", status: { presence: "present", late: false, excusal: "none", code: "P" } },
    { what: "late", status: { presence: "present", late: true, excusal: "none", code: "L" } },
    { what: "left_early", status: { presence: "present", leftEarly: true, code: "LE" } },
    { what: "absent", status: { presence: "absent", late: false, excusal: "none", code: "A" } },
    { what: "excused", status: { presence: "absent", excusal: "excused", code: "E" } },
  ] as const)("of $what stands at once, with who said so", async ({ what, status }) => {
    const record = await mark("S001", what, minutes(30));
    expect(record.status).toMatchObject(status);
    expect(record.override).toMatchObject({ kind: "mark", name: { en: "Huda Al-Rashed" } });
    expect(record.lateMinutes).toBe(what === "late" ? 30 : 0);
    const { lines } = await readAudit(school.administrator, { action: "roll.mark" });
    expect(lines[0]?.after).toMatchObject({ mark: what });
  });

  it("is not undone by a face that comes later: it shows beside", async () => {
    await mark("S001", "absent");
    await see(school.id, "S001", minutes(20));
    const { entries } = await getRoll(
      school.teacher,
      { sessionId: (await of("S001")).sessionId ?? "" },
      minutes(21),
    );
    const entry = entries.find(({ number }) => number === "S001");
    expect(entry?.record).toMatchObject({
      status: { presence: "absent" },
      computed: { presence: "present", late: true },
      evidenceBeside: { firstIn: minutes(20).toISOString() },
    });
  });

  it("survives every recompute and the end of the session", async () => {
    await mark("S001", "excused");
    await finaliseNow(school.administrator, minutes(200));
    expect(await recordOf(school.id, (await of("S001")).id)).toMatchObject({
      presence: "absent",
      excusal: "excused",
      state: "final",
    });
  });

  it("is taken back by clearing it, and the evidence stands again", async () => {
    await see(school.id, "S001", minutes(2));
    await mark("S001", "absent");
    expect((await mark("S001", "cleared")).status).toMatchObject({ presence: "present", late: false });
  });

  it("of an administrator stands over a teacher's", async () => {
    await mark("S001", "absent");
    await mark("S001", "present", minutes(6), school.administrator);
    await expect(mark("S001", "absent", minutes(7))).rejects.toMatchObject({
      reason: "decided_by_administrator",
    });
    await mark("S001", "cleared", minutes(8), school.administrator);
    expect((await mark("S001", "late", minutes(9))).status.late).toBe(true);
  });

  it("is for staff of the section: no student, no foreign section, no other school", async () => {
    await expect(mark("S001", "present", START, school.student)).rejects.toMatchObject({ code: "forbidden" });
    await expect(mark("S001", "present", START, neighbour.administrator)).rejects.toMatchObject({
      reason: "obligation_not_found",
    });
    // The third section, which another teacher has, begins 40 minutes later.
    await openSessions(school.id, minutes(40));
    const foreign = await obligationOf(school.id, "S030", minutes(40));
    await expect(
      markPerson(school.teacher, { obligationId: foreign.id, mark: "present" }, minutes(41)),
    ).rejects.toMatchObject({ reason: "obligation_not_found" });
  });

  it("is refused in a cancelled session and in a locked period", async () => {
    const obligation = await of("S001");
    await cancelSession(
      school.teacher,
      { sessionId: obligation.sessionId ?? "", reason: "teacher ill" },
      minutes(1),
    );
    await expect(mark("S001", "present")).rejects.toMatchObject({ reason: "session_cancelled" });
    const later = minutes(24 * 60);
    await openSessions(school.id, minutes(130));
    await finaliseNow(school.administrator, later);
    const second = await obligationOf(school.id, "S001", minutes(120));
    await lockPeriod(
      school.administrator,
      { unitId: null, from: "2026-11-22", to: "2026-11-22", reason: "month end" },
      later,
    );
    await expect(
      markPerson(school.administrator, { obligationId: second.id, mark: "present" }, later),
    ).rejects.toMatchObject({ reason: "period_locked" });
  });
});

describe("the rest of a class", () => {
  it("is marked at once; who was seen, marked or excused stays as they are", async () => {
    await see(school.id, "S001", minutes(15));
    await mark("S002", "absent");
    await mark("S003", "excused");
    const { sessionId } = await of("S001");
    const { marked } = await markRest(
      school.teacher,
      { sessionId: sessionId ?? "", mark: "present" },
      minutes(20),
    );
    expect(marked).toBe(9);
    const roll = await getRoll(school.teacher, { sessionId: sessionId ?? "" }, minutes(21));
    expect(roll.rollTaken).toMatchObject({ at: minutes(20).toISOString(), by: { en: "Huda Al-Rashed" } });
    const codes = roll.entries
      .toSorted((a, b) => (a.number < b.number ? -1 : 1))
      .map(({ record }) => record.status.code);
    expect(codes).toEqual(["L", "A", "E", ...Array(9).fill("P")]);
    expect(
      await markRest(school.teacher, { sessionId: sessionId ?? "", mark: "absent" }, minutes(22)),
    ).toEqual({ marked: 0 });
  });

  it("is refused for a student, a foreign school, and before the session opens", async () => {
    const { sessionId } = await of("S001");
    const input = { sessionId: sessionId ?? "", mark: "present" as const };
    await expect(markRest(school.student, input, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(markRest(neighbour.administrator, input, START)).rejects.toMatchObject({
      reason: "class_session_not_found",
    });
    await expect(getRoll(neighbour.administrator, input, START)).rejects.toMatchObject({ code: "not_found" });
    await expect(getRoll(school.student, input, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(markRest(school.teacher, input, minutes(-60))).rejects.toMatchObject({
      reason: "session_not_open_yet",
    });
  });
});

describe("a punch told by staff", () => {
  it("is judged like one that a device saw, late included", async () => {
    const obligation = await of("S001");
    const punch = { obligationId: obligation.id, direction: "SEEN" as const, reason: "power cut" };
    await addTimeEvent(school.administrator, { ...punch, at: minutes(25).toISOString() }, minutes(90));
    expect(await recordOf(school.id, obligation.id)).toMatchObject({
      presence: "present",
      late: true,
      lateMinutes: 25,
    });
  });

  it("is refused in the future, outside the window, and for others", async () => {
    const punch = { obligationId: (await of("S001")).id, direction: "SEEN" as const, reason: "power cut" };
    const add = (by: TestOrganization["teacher"], at: Date) =>
      addTimeEvent(by, { ...punch, at: at.toISOString() }, minutes(60));
    await expect(add(school.teacher, minutes(61))).rejects.toMatchObject({ reason: "event_in_future" });
    await expect(add(school.teacher, minutes(-16))).rejects.toMatchObject({ reason: "event_outside_window" });
    await expect(add(school.student, minutes(5))).rejects.toMatchObject({ code: "forbidden" });
    await expect(add(neighbour.administrator, minutes(5))).rejects.toMatchObject({ code: "not_found" });
  });
});
