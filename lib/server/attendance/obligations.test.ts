import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { obligations } from "@/db/schema/obligations";
import { persons } from "@/db/schema/people";
import { classSessions } from "@/db/schema/timetable";
import { inOrganization } from "../database";
import { savePolicy } from "../policies/save-policy";
import { endMember } from "../rosters/end-member";
import { moveMember } from "../rosters/move-member";
import { listSections } from "../sections/list-sections";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { addSession } from "../timetable/add-session";
import { cancelSession } from "../timetable/cancel-session";
import { finaliseNow } from "./finalise-now";
import { getToday } from "./get-today";

const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
let opened: OpenDatabase;
let school: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
});

async function sectionNamed(name: string): Promise<string> {
  const found = (await listSections(school.administrator, START)).find(({ name: { en } }) => en === name);
  if (!found) throw new Error(`no section ${name}`);
  return found.id;
}

const expectedAt = (startsAt: Date) =>
  inOrganization(school.id, async (tx) => {
    const found = await tx
      .select({ number: persons.number })
      .from(obligations)
      .innerJoin(
        persons,
        and(eq(persons.organizationId, obligations.organizationId), eq(persons.id, obligations.personId)),
      )
      .where(and(eq(obligations.organizationId, school.id), eq(obligations.startsAt, startsAt)));
    return found.map(({ number }) => number).sort();
  });

describe("who is expected", () => {
  it("is frozen when the session opens: a quarter of an hour before, not earlier", async () => {
    await openSessions(school.id, START);
    const next = minutes(120);
    expect(await expectedAt(next)).toEqual([]);
    await openSessions(school.id, minutes(105));
    expect(await expectedAt(next)).toHaveLength(12);
    await openSessions(school.id, minutes(106));
    expect(await expectedAt(next)).toHaveLength(12);
  });

  it("follows a move from its date on, and never rewrites what was", async () => {
    const [from, to] = [await sectionNamed("Grade 7 A"), await sectionNamed("Grade 8 A")];
    await openSessions(school.id, START);
    const before = await obligationOf(school.id, "S001", START);
    const { id: personId } = await personByNumber(school.id, "S001");
    const move = { personId, fromSectionId: from, toSectionId: to, on: "2026-11-22" };
    await moveMember(school.administrator, move, minutes(5));
    await finaliseNow(school.administrator, minutes(121));
    expect(await recordOf(school.id, before.id)).toMatchObject({ presence: "absent", sectionId: from });
    await openSessions(school.id, minutes(165));
    expect(await expectedAt(minutes(120))).not.toContain("S001");
    // Grade 8 A meets 40 minutes after.
    expect(await expectedAt(minutes(160))).toContain("S001");
  });

  it("is nobody twice: who moves during a session is expected in the other section from its next session on", async () => {
    const [from, to] = [await sectionNamed("Grade 7 A"), await sectionNamed("Grade 8 A")];
    await openSessions(school.id, minutes(40));
    const { id: personId } = await personByNumber(school.id, "S001");
    await moveMember(
      school.administrator,
      { personId, fromSectionId: from, toSectionId: to, on: "2026-11-22" },
      minutes(41),
    );
    await openSessions(school.id, minutes(42));
    expect(await expectedAt(minutes(40))).not.toContain("S001");
    await openSessions(school.id, minutes(160));
    expect(await expectedAt(minutes(160))).toContain("S001");
  });

  it("is no more who leaves before it opens", async () => {
    await openSessions(school.id, START);
    const { id: personId } = await personByNumber(school.id, "S002");
    await endMember(
      school.administrator,
      { sectionId: await sectionNamed("Grade 7 A"), personId, from: "2026-11-22" },
      minutes(3),
    );
    await openSessions(school.id, minutes(110));
    expect(await expectedAt(START)).toContain("S002");
    expect(await expectedAt(minutes(120))).not.toContain("S002");
  });
});

describe("a policy", () => {
  it("judges what opens after it is in force; what had opened keeps the one it was frozen with", async () => {
    await openSessions(school.id, START);
    const policy = {
      graceInMinutes: 0,
      absentAfterMinutes: 30,
      absentAfterMeans: "absent" as const,
      graceOutMinutes: 0,
      checkoutRequired: false,
      dedupeSeconds: 60,
      windowBeforeMinutes: 15,
      windowAfterMinutes: 0,
      holdForOfflineMinutes: 60,
      lateCountsAs: 0.5,
    };
    const saved = await savePolicy(
      school.administrator,
      { scope: { kind: "organization" }, validFrom: "2026-11-22", policy },
      minutes(1),
    );
    expect(saved.kind).toBe("saved");
    await see(school.id, "S001", minutes(9));
    expect(await recordOf(school.id, (await obligationOf(school.id, "S001", START)).id)).toMatchObject({
      late: false,
    });
    await see(school.id, "S001", minutes(125));
    await see(school.id, "S002", minutes(151));
    await finaliseNow(school.administrator, minutes(241));
    const [first, second] = [
      await obligationOf(school.id, "S001", minutes(120)),
      await obligationOf(school.id, "S002", minutes(120)),
    ];
    expect(await recordOf(school.id, first.id)).toMatchObject({
      late: true,
      lateMinutes: 5,
      policyVersion: 2,
    });
    expect(await recordOf(school.id, second.id)).toMatchObject({ presence: "absent", policyVersion: 2 });
  });
});

describe("a cancelled session", () => {
  it("expects nobody, and takes back what was recorded", async () => {
    await see(school.id, "S001", minutes(2));
    const obligation = await obligationOf(school.id, "S001", START);
    const session = { sessionId: obligation.sessionId ?? "", reason: "the teacher is ill" };
    expect(await cancelSession(school.teacher, session, minutes(10))).toEqual({ expected: 12 });
    await finaliseNow(school.administrator, minutes(121));
    expect(await recordOf(school.id, obligation.id)).toMatchObject({ presence: "not_yet", state: "final" });
    const today = await getToday(school.administrator, minutes(11));
    expect(today.sessions.find(({ id }) => id === session.sessionId)).toMatchObject({
      state: "cancelled",
      counts: { absent: 0, not_yet: 0 },
    });
    await expect(cancelSession(school.teacher, session, minutes(12))).rejects.toMatchObject({
      reason: "session_cancelled",
    });
  });

  it("is called off by nobody outside the section", async () => {
    await openSessions(school.id, minutes(40));
    const neighbour = await createTestOrganization(opened, START);
    const own = {
      sessionId: (await obligationOf(school.id, "S001", START)).sessionId ?? "",
      reason: "a reason",
    };
    const foreign = {
      ...own,
      sessionId: (await obligationOf(school.id, "S030", minutes(40))).sessionId ?? "",
    };
    await expect(cancelSession(school.student, own, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(cancelSession(neighbour.administrator, own, START)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(cancelSession(school.teacher, foreign, minutes(41))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a make-up session", () => {
  it("expects who missed, and makes the missed one good", async () => {
    await see(school.id, "S001", minutes(2));
    await finaliseNow(school.administrator, minutes(121));
    const missed = await obligationOf(school.id, "S002", START);
    const sectionId = await sectionNamed("Grade 7 A");
    // 13:10 in Cairo, between two ordinary sessions' windows of this section there is none: it overlaps one, and is nearer.
    const { sessionId } = await addSession(
      school.teacher,
      {
        sectionId,
        localDate: "2026-11-22",
        localStart: "13:10",
        localEnd: "13:40",
        makeupOf: missed.sessionId ?? undefined,
      },
      minutes(125),
    );
    const start = new Date("2026-11-22T11:10:00Z");
    await openSessions(school.id, minutes(180));
    const expected = await expectedAt(start);
    expect(expected).toContain("S002");
    expect(expected).not.toContain("S001");
    await see(school.id, "S002", new Date("2026-11-22T11:11:00Z"));
    await finaliseNow(school.administrator, minutes(260));
    const second = await obligationOf(school.id, "S002", start);
    expect(second).toMatchObject({ sessionId, makeUpFor: missed.id });
    expect(await recordOf(school.id, missed.id)).toMatchObject({ presence: "absent", madeUpBy: second.id });
  });

  it("is refused for another section, the past, a student and a neighbour", async () => {
    await openSessions(school.id, START);
    const makeupOf = (await obligationOf(school.id, "S001", START)).sessionId ?? undefined;
    const input = {
      sectionId: await sectionNamed("Grade 7 B"),
      localDate: "2026-11-23",
      localStart: "13:10",
      localEnd: "13:40",
    };
    const neighbour = await createTestOrganization(opened, START);
    await expect(addSession(school.teacher, { ...input, makeupOf }, START)).rejects.toMatchObject({
      reason: "makeup_of_other_section",
    });
    await expect(
      addSession(school.teacher, { ...input, localDate: "2026-11-21" }, START),
    ).rejects.toMatchObject({ reason: "day_is_over" });
    await expect(addSession(school.student, input, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(addSession(neighbour.administrator, input, START)).rejects.toMatchObject({
      reason: "section_not_found",
    });
    await expect(
      addSession(school.teacher, { ...input, sectionId: await sectionNamed("Grade 8 A") }, START),
    ).rejects.toMatchObject({ reason: "section_not_found" });
  });
});

it("a server that was down makes no absences of sessions nobody was told of", async () => {
  await openSessions(school.id, START);
  // Two months without the server: the sessions of that time were never there.
  const later = new Date("2027-01-22T08:00:00Z");
  await openSessions(school.id, later);
  const between = await inOrganization(school.id, async (tx) => {
    const all = await tx
      .select({ date: classSessions.localDate })
      .from(classSessions)
      .where(eq(classSessions.organizationId, school.id));
    return all.filter(({ date }) => date > "2026-12-07" && date < "2027-01-21").length;
  });
  expect(between).toBe(0);
});
