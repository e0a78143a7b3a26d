import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { accounts } from "@/db/schema/people";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { changePassword } from "./change-password";
import { endLoginSession } from "./end-login-session";
import { findActor } from "./find-actor";
import { listLoginSessions } from "./list-login-sessions";
import { hashPassword, passwordMatches } from "./password";
import { resetPassword } from "./reset-password";
import { verifyCredentials } from "./verify-credentials";

const NOW = new Date("2026-11-22T08:00:00Z");
const PASSWORD = "صباح الخير يا مدرسة";
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  organization = await newSchool();
});
afterAll(() => opened.close());

describe("passwords", () => {
  it("count to their last letter, beyond the 72 bytes that bcrypt reads", async () => {
    const long = "ص".repeat(60);
    const hash = await hashPassword(`${long}أ`);
    expect(await passwordMatches(`${long}أ`, hash)).toBe(true);
    expect(await passwordMatches(`${long}ب`, hash)).toBe(false);
  });

  it("are the same however the letters are composed", async () => {
    const hash = await hashPassword("caf\u00e9 au lait");
    expect(await passwordMatches("cafe\u0301 au lait", hash)).toBe(true);
  });
});

const ORIGIN = { kind: "web" as const, address: "192.0.2.1", userAgent: "test browser" };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

async function newSchool(): Promise<TestOrganization> {
  const school = await createTestOrganization(opened, NOW);
  const passwordHash = await hashPassword(PASSWORD);
  await inOrganization(school.id, (tx) => tx.update(accounts).set({ passwordHash }));
  return school;
}

describe("signing in", () => {
  it("finds the account whatever the case of its address, and audits it", async () => {
    const { teacher } = organization;
    const input = { email: ` ${teacher.email.toUpperCase()} `, password: PASSWORD };
    const outcome = await verifyCredentials(input, ORIGIN, NOW);
    if (outcome.kind !== "signed_in") throw new Error(outcome.kind);
    expect(await findActor(outcome, NOW)).toEqual({ ...teacher, sessionId: outcome.sessionId });
    const { lines } = await readAudit(organization.administrator, { action: "sign_in" });
    expect(lines[0]).toMatchObject({ action: "sign_in.accepted", actor: { name: teacher.email } });
  });

  it.each([
    { what: "a wrong password", input: (email: string) => ({ email, password: "wrong" }) },
    { what: "an unknown address", input: () => ({ email: "nobody@example.org", password: PASSWORD }) },
    { what: "no password", input: (email: string) => ({ email, password: "" }) },
    { what: "something else", input: () => null },
  ])("refuses $what", async ({ input }) => {
    expect(await verifyCredentials(input(organization.teacher.email), ORIGIN, NOW)).toEqual({
      kind: "refused",
    });
  });

  it("refuses a deactivated account, and its cookie", async () => {
    const { student, id } = await newSchool();
    await inOrganization(id, (tx) =>
      tx.update(accounts).set({ active: false }).where(eq(accounts.id, student.accountId)),
    );
    const input = { email: student.email, password: PASSWORD };
    expect(await verifyCredentials(input, ORIGIN, NOW)).toEqual({ kind: "refused" });
    expect(await findActor(student, NOW)).toBeNull();
  });

  it("does not find a sign-in under another organisation's name, or another account's", async () => {
    const neighbour = await newSchool();
    expect(await findActor({ ...organization.teacher, organizationId: neighbour.id }, NOW)).toBeNull();
    const { accountId } = organization.administrator;
    expect(await findActor({ ...organization.teacher, accountId }, NOW)).toBeNull();
  });
});

describe("guessing", () => {
  it.each(["known", "unknown"])("is slowed down for a %s address alike", async (kind) => {
    const { teacher } = await newSchool();
    const email = kind === "known" ? teacher.email : `stranger@${teacher.email.split("@")[1]}`;
    const origin = { ...ORIGIN, address: `192.0.2.${kind === "known" ? 7 : 8}` };
    const attempt = (at: Date) => verifyCredentials({ email, password: "wrong" }, origin, at);
    for (let i = 0; i < 5; i++) expect(await attempt(NOW)).toEqual({ kind: "refused" });
    expect(await attempt(NOW)).toEqual({ kind: "too_many" });
    expect(await attempt(later(1))).toEqual({ kind: "refused" });
    expect(await attempt(later(2))).toEqual({ kind: "too_many" });
    expect(await attempt(later(3))).toEqual({ kind: "refused" });
  });

  it("is over for an account after a hundred in a row, even with the right password", async () => {
    const { teacher, id } = await newSchool();
    await inOrganization(id, (tx) => tx.update(accounts).set({ failedSignIns: 99 }));
    const origin = { ...ORIGIN, address: "192.0.2.9" };
    await verifyCredentials({ email: teacher.email, password: "wrong" }, origin, NOW);
    const right = await verifyCredentials({ email: teacher.email, password: PASSWORD }, origin, NOW);
    expect(right).toEqual({ kind: "refused" });
  });
});

describe("a reset at the operator's console", () => {
  it("unlocks the account with a new password and ends its sign-ins", async () => {
    const { teacher, id } = await newSchool();
    await inOrganization(id, (tx) => tx.update(accounts).set({ failedSignIns: 100 }));
    const reset = await resetPassword(teacher.email.toUpperCase(), "kept", NOW);
    expect(reset).toEqual([{ organizationId: id, password: expect.any(String) }]);
    expect(await findActor(teacher, NOW)).toBeNull();
    const attempt = (password: string) => verifyCredentials({ email: teacher.email, password }, ORIGIN, NOW);
    expect(await attempt(PASSWORD)).toEqual({ kind: "refused" });
    expect(await attempt(reset[0]?.password ?? "")).toMatchObject({ kind: "signed_in" });
    expect(await resetPassword("nobody@example.org", "kept", NOW)).toEqual([]);
  });
});

describe("own sign-ins", () => {
  it("are listed, and another one can be ended: it is signed out at once", async () => {
    const { teacher, student } = await newSchool();
    const input = { email: teacher.email, password: PASSWORD };
    const second = await verifyCredentials(input, { ...ORIGIN, userAgent: "Firefox" }, later(5));
    if (second.kind !== "signed_in") throw new Error(second.kind);
    const listed = await listLoginSessions(teacher, later(6));
    expect(listed.map(({ userAgent, isThisOne }) => [userAgent, isThisOne])).toEqual([
      ["Firefox", false],
      ["test browser", true],
    ]);
    await expect(endLoginSession(student, second, NOW)).rejects.toMatchObject({ code: "not_found" });
    await endLoginSession(teacher, second, later(7));
    expect(await findActor(second, later(8))).toBeNull();
    expect(await findActor(teacher, later(8))).not.toBeNull();
  });

  it("end when idle, and in the end in any case", async () => {
    const { teacher, student } = await newSchool();
    expect(await findActor(teacher, later(30 * 60))).not.toBeNull();
    expect(await findActor(teacher, later(60 * 60))).not.toBeNull();
    expect(await findActor(teacher, later(90 * 60 + 1))).toBeNull();
    expect(await findActor(student, later(6 * 86_400))).not.toBeNull();
  });

  it("but this one end with a change of password", async () => {
    const { teacher } = await newSchool();
    const input = { email: teacher.email, password: PASSWORD };
    const other = await verifyCredentials(input, ORIGIN, NOW);
    if (other.kind !== "signed_in") throw new Error(other.kind);
    const change = (password: string, next: string) => changePassword(teacher, { password, next }, NOW);
    await expect(change("wrong", "a much better password")).rejects.toMatchObject({ field: "password" });
    await expect(change(PASSWORD, "short")).rejects.toMatchObject({
      reason: "password_too_short",
      field: "next",
    });
    await change(PASSWORD, "a much better password");
    expect(await findActor(other, NOW)).toBeNull();
    expect(await findActor(teacher, NOW)).not.toBeNull();
    const renewed = { ...input, password: "a much better password" };
    expect(await verifyCredentials(renewed, ORIGIN, NOW)).toMatchObject({ kind: "signed_in" });
  });
});
