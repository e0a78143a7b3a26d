import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import { sections } from "@/db/schema/sections";
import { classSessions } from "@/db/schema/timetable";
import { getToday } from "../attendance/get-today";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { isClassCode } from "./class-code";
import { isSelfCheckInAllowed } from "./is-self-check-in-allowed";
import { setSelfCheckInRule } from "./set-self-check-in-rule";
import { showClassCode } from "./show-class-code";

/** In the demo timetable Grade 7 A meets at every even hour of Cairo; the teacher teaches it, and not Grade 8 A. */
const NOW = new Date("2026-11-22T08:10:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  await getToday(organization.administrator, NOW);
});

async function sessionOf(nameEn: string, startsAt: Date): Promise<string> {
  const found = await inOrganization(organization.id, (tx) =>
    tx
      .select({ id: classSessions.id, startsAt: classSessions.startsAt })
      .from(classSessions)
      .innerJoin(sections, eq(sections.id, classSessions.sectionId))
      .where(eq(sections.nameEn, nameEn)),
  );
  return found.find((one) => one.startsAt.getTime() === startsAt.getTime())?.id ?? "";
}
const openSession = () => sessionOf("Grade 7 A", new Date("2026-11-22T08:00:00Z"));
const digitsAt = async (sessionId: string, now: Date) =>
  (await showClassCode(organization.teacher, sessionId, now)).code?.digits ?? "none";

describe("the code of a class", () => {
  it("is shown to its teacher with how long it holds and who is here", async () => {
    const sessionId = await openSession();
    expect(await showClassCode(organization.teacher, sessionId, at(5_000))).toEqual({
      sessionId,
      title: { ar: "الصف السابع أ", en: "Grade 7 A" },
      startsAt: "2026-11-22T08:00:00.000Z",
      endsAt: "2026-11-22T10:00:00.000Z",
      timeZone: "Africa/Cairo",
      code: { digits: expect.stringMatching(/^\d{6}$/), leftMs: 25_000, stepMs: 30_000 },
      opensAt: null,
      arrived: 0,
      expected: 12,
    });
  });

  it("is taken half a minute before and after, and no longer", async () => {
    const owner = { organizationId: organization.id, sessionId: await openSession() };
    const digits = await digitsAt(owner.sessionId, NOW);
    const takenAt = [-31_000, -1, 0, 29_999, 59_999, 60_000].map((ms) => isClassCode(owner, digits, at(ms)));
    expect(takenAt).toEqual([false, true, true, true, true, false]);
  });

  it("is another one for every session, organisation and step", async () => {
    const sessionId = await openSession();
    const other = await sessionOf("Grade 7 B", new Date("2026-11-22T08:20:00Z"));
    const digits = await digitsAt(sessionId, NOW);
    expect(isClassCode({ organizationId: organization.id, sessionId: other }, digits, NOW)).toBe(false);
    expect(isClassCode({ organizationId: other, sessionId }, digits, NOW)).toBe(false);
    const codes = await Promise.all([0, 1, 2, 3].map((step) => digitsAt(sessionId, at(step * 30_000))));
    expect(new Set(codes)).toHaveLength(4);
  });

  it("is six digits and nothing else", async () => {
    const owner = { organizationId: organization.id, sessionId: await openSession() };
    for (const typed of ["", "12345", "1234567", "abcdef", "۱۲۳۴۵۶"])
      expect(isClassCode(owner, typed, NOW)).toBe(false);
  });

  it("stands in the session's window only", async () => {
    const next = await sessionOf("Grade 7 A", new Date("2026-11-22T10:00:00Z"));
    expect(await showClassCode(organization.teacher, next, NOW)).toMatchObject({
      code: null,
      opensAt: expect.stringMatching(/^2026-11-22T09:/),
    });
    const over = await showClassCode(organization.teacher, await openSession(), at(3 * 3_600_000));
    expect(over).toMatchObject({ code: null, opensAt: null });
  });
});

describe("who sees a code", () => {
  it("the teachers of the section and administrators; no student, nobody of another organisation", async () => {
    const sessionId = await openSession();
    const grade8 = await sessionOf("Grade 8 A", new Date("2026-11-22T08:40:00Z"));
    expect((await showClassCode(organization.administrator, grade8, NOW)).title.en).toBe("Grade 8 A");
    await expect(showClassCode(organization.teacher, grade8, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(showClassCode(organization.student, sessionId, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    const { administrator } = await createTestOrganization(opened, NOW);
    await expect(showClassCode(administrator, sessionId, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(showClassCode(administrator, "no id", NOW)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the organisation's switch", () => {
  it("is off for an organisation that never touched it", () => {
    expect(organizations.selfCheckIn.default).toBe(false);
  });

  it("hides every code at once, and is audited", async () => {
    const sessionId = await openSession();
    await setSelfCheckInRule(organization.administrator, { allowed: false }, NOW);
    await setSelfCheckInRule(organization.administrator, { allowed: false }, NOW);
    expect(await isSelfCheckInAllowed(organization.student)).toBe(false);
    await expect(showClassCode(organization.teacher, sessionId, NOW)).rejects.toMatchObject({
      reason: "self_check_in_off",
    });
    const { lines } = await readAudit(organization.administrator, {
      action: "organization.self_check_in_rule",
    });
    expect(lines).toMatchObject([{ before: { allowed: true }, after: { allowed: false } }]);
    const { sessions } = await getToday(organization.teacher, NOW);
    expect(sessions.some(({ showsClassCode }) => showsClassCode)).toBe(false);
  });

  it("is an administrator's", async () => {
    for (const actor of [organization.teacher, organization.student]) {
      await expect(setSelfCheckInRule(actor, { allowed: true }, NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});
