import { and, eq, isNull } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { loginSessions } from "@/db/schema/login-sessions";
import { organizations } from "@/db/schema/organizations";
import { accounts } from "@/db/schema/people";
import { type Actor, authorise } from "../actor";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { setSecondFactorRule } from "../organizations/set-second-factor-rule";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { beginSecondFactor } from "./begin-second-factor";
import { confirmSecondFactor } from "./confirm-second-factor";
import { disableSecondFactor } from "./disable-second-factor";
import { findActor } from "./find-actor";
import { getSignInWays } from "./get-sign-in-ways";
import { loginApi } from "./login-api";
import { hashPassword } from "./password";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { resetPassword } from "./reset-password";
import { newSecret, stepOf } from "./second-factor";
import { verifyCredentials } from "./verify-credentials";

const NOW = new Date("2026-11-22T08:00:00Z");
const PASSWORD = "the right password of a test";
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let opened: OpenDatabase;
let passwordHash: string;
let organization: TestOrganization;
let places = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  await inOwn((tx) => tx.update(accounts).set({ passwordHash }));
});

const inOwn = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);
const codeAt = (secret: string, at: Date) =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) }).toString();
const newPlace = () => `198.51.100.${++places}`;

/** Signs in as an account with a password and perhaps a code. */
const attempt = (actor: Actor, code: string | undefined, at: Date, password = PASSWORD) =>
  verifyCredentials(
    { email: actor.email, password, code },
    { kind: "web", address: newPlace(), userAgent: "test" },
    at,
  );

/** Sets a second factor up, a minute before NOW. */
async function withFactor(actor: Actor): Promise<{ secret: string; codes: string[] }> {
  const at = later(-60);
  const { secret } = await beginSecondFactor(actor, { password: PASSWORD }, at);
  const { codes } = await confirmSecondFactor(actor, { code: codeAt(secret, at) }, at);
  return { secret, codes };
}

const rowOf = async ({ accountId }: Actor) =>
  (await inOwn((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId))))[0];

describe("setting up", () => {
  it("asks for the password, then for a first code, and ends the sign-ins begun without", async () => {
    const { teacher, administrator } = organization;
    const other = await attempt(teacher, undefined, NOW);
    if (other.kind !== "signed_in") throw new Error(other.kind);
    await expect(beginSecondFactor(teacher, { password: "wrong" }, NOW)).rejects.toMatchObject({
      field: "password",
    });
    const { secret, qr } = await beginSecondFactor(teacher, { password: PASSWORD }, NOW);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(qr.path).toMatch(/^M0 0h7v1h-7z/);
    await expect(confirmSecondFactor(teacher, { code: "000000" }, NOW)).rejects.toMatchObject({
      field: "code",
    });
    expect(await getSignInWays(teacher)).toMatchObject({ secondFactor: null, hasPassword: true });
    const { codes } = await confirmSecondFactor(teacher, { code: codeAt(secret, NOW) }, NOW);
    expect(new Set(codes).size).toBe(10);
    expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(await findActor(other, NOW)).toBeNull();
    expect(await findActor(teacher, NOW)).not.toBeNull();
    expect(await getSignInWays(teacher)).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 } });
    const row = JSON.stringify(await rowOf(teacher));
    for (const told of [secret, ...codes]) expect(row).not.toContain(told);
    const { lines } = await readAudit(administrator, { action: "second_factor" });
    expect(lines.map(({ action }) => action)).toEqual(["second_factor.enable", "second_factor.begin"]);
  });

  it("twice does not replace a factor that is on", async () => {
    const { teacher } = organization;
    await expect(confirmSecondFactor(teacher, { code: "123456" }, NOW)).rejects.toMatchObject({
      reason: "second_factor_not_begun",
    });
    await withFactor(teacher);
    await expect(beginSecondFactor(teacher, { password: PASSWORD }, NOW)).rejects.toMatchObject({
      reason: "second_factor_on",
    });
  });

  it("keeps the secret for its account only", () => {
    const owner = { organizationId: organization.id, id: organization.teacher.accountId };
    const { secret, sealed } = newSecret({ ...owner, email: "t@school.example" });
    const digits = codeAt(secret, NOW);
    expect(stepOf({ ...owner, totpSealed: sealed }, digits, NOW)).toBe(NOW.getTime() / 30_000);
    const thief = { ...owner, id: organization.student.accountId, totpSealed: sealed };
    expect(() => stepOf(thief, digits, NOW)).toThrow();
  });
});

describe("signing in", () => {
  it("begins nothing without the code", async () => {
    const { teacher } = organization;
    await withFactor(teacher);
    const open = () =>
      inOwn((tx) =>
        tx.$count(
          loginSessions,
          and(eq(loginSessions.accountId, teacher.accountId), isNull(loginSessions.endedAt)),
        ),
      );
    const before = await open();
    expect(await attempt(teacher, undefined, NOW)).toEqual({ kind: "code_required" });
    expect(await attempt(teacher, "", NOW)).toEqual({ kind: "code_required" });
    expect(await attempt(teacher, "000000", NOW)).toEqual({ kind: "code_wrong" });
    expect(await attempt(teacher, undefined, NOW, "wrong")).toEqual({ kind: "refused" });
    expect(await open()).toBe(before);
  });

  it("takes a code once, and none from before it", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    const code = codeAt(secret, NOW);
    expect(await attempt(teacher, code, NOW)).toMatchObject({ kind: "signed_in" });
    expect(await attempt(teacher, code, later(1))).toEqual({ kind: "code_wrong" });
    expect(await attempt(teacher, codeAt(secret, later(-30)), later(2))).toEqual({ kind: "code_wrong" });
    expect(await attempt(teacher, codeAt(secret, later(30)), later(31))).toMatchObject({ kind: "signed_in" });
  });

  it.each([
    { away: -60, taken: false },
    { away: -30, taken: true },
    { away: 30, taken: true },
    { away: 60, taken: false },
  ])("takes a code of $away seconds away: $taken", async ({ away, taken }) => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    const at = later(300);
    const outcome = await attempt(teacher, codeAt(secret, later(300 + away)), at);
    expect(outcome.kind).toBe(taken ? "signed_in" : "code_wrong");
  });

  it("takes a code once even when it comes twice at once", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    const code = codeAt(secret, NOW);
    const both = await Promise.all([attempt(teacher, code, NOW), attempt(teacher, code, NOW)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["code_wrong", "signed_in"]);
  });

  it("reads digits as an Arabic keyboard writes them", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    const eastern = codeAt(secret, NOW).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    expect(await attempt(teacher, eastern, NOW)).toMatchObject({ kind: "signed_in" });
  });

  it("takes each recovery code once, and the audit log says so", async () => {
    const { teacher, administrator } = organization;
    const { codes } = await withFactor(teacher);
    const typed = (codes[3] ?? "").toLowerCase().replace("-", " ");
    expect(await attempt(teacher, typed, NOW)).toMatchObject({ kind: "signed_in" });
    expect(await attempt(teacher, typed, NOW)).toEqual({ kind: "code_wrong" });
    expect(await getSignInWays(teacher)).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } });
    const { lines } = await readAudit(administrator, { action: "sign_in" });
    expect(lines.map(({ reason }) => reason)).toEqual(["code_wrong", "recovery_code_used"]);
  });

  it("over the API asks for the same", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    const origin = { kind: "api" as const, address: newPlace(), userAgent: "client" };
    const input = { email: teacher.email, password: PASSWORD };
    await expect(loginApi(input, origin, NOW)).rejects.toMatchObject({ reason: "code_required" });
    await expect(loginApi({ ...input, code: "1" }, origin, NOW)).rejects.toMatchObject({
      reason: "code_wrong",
    });
    expect(await loginApi({ ...input, code: codeAt(secret, NOW) }, origin, NOW)).toMatchObject({
      tokenType: "Bearer",
    });
  });
});

describe("guessing codes", () => {
  it("is slowed down, and the right password in between does not make it begin anew", async () => {
    const { teacher } = organization;
    await withFactor(teacher);
    for (let i = 0; i < 5; i++) {
      expect(await attempt(teacher, "000000", NOW)).toEqual({ kind: "code_wrong" });
      if (i < 4) expect(await attempt(teacher, undefined, NOW)).toEqual({ kind: "code_required" });
    }
    expect(await attempt(teacher, "000000", NOW)).toEqual({ kind: "too_many" });
    expect(await rowOf(teacher)).toMatchObject({ failedSignIns: 5 });
  });

  it("locks the account at a hundred, even for the right code", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    await inOwn((tx) => tx.update(accounts).set({ failedSignIns: 99 }));
    expect(await attempt(teacher, "000000", NOW)).toEqual({ kind: "code_wrong" });
    expect(await attempt(teacher, codeAt(secret, NOW), NOW)).toEqual({ kind: "refused" });
  });

  it("by a borrowed browser is slowed down too", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    const disable = (password: string, code: string, at = NOW) =>
      disableSecondFactor(teacher, { password, code }, at);
    for (let i = 0; i < 3; i++)
      await expect(disable("wrong", "000000")).rejects.toMatchObject({ field: "password" });
    for (let i = 0; i < 2; i++)
      await expect(disable(PASSWORD, "000000")).rejects.toMatchObject({ field: "code" });
    await expect(disable(PASSWORD, codeAt(secret, NOW))).rejects.toMatchObject({ code: "too_many" });
    await disable(PASSWORD, codeAt(secret, later(2)), later(2));
  });
});

describe("removing it", () => {
  it("needs both factors; then the password is enough", async () => {
    const { teacher } = organization;
    const { secret } = await withFactor(teacher);
    await disableSecondFactor(teacher, { password: PASSWORD, code: codeAt(secret, NOW) }, NOW);
    expect(await rowOf(teacher)).toMatchObject({
      totpSealed: null,
      totpEnabledAt: null,
      totpLastStep: null,
      recoveryHashes: null,
    });
    expect(await attempt(teacher, undefined, NOW)).toMatchObject({ kind: "signed_in" });
    await expect(disableSecondFactor(teacher, { password: PASSWORD, code: "1" }, NOW)).rejects.toMatchObject({
      reason: "second_factor_off",
    });
  });

  it("is for the operator too, when app and codes are lost; a plain reset leaves it", async () => {
    const { teacher } = organization;
    await withFactor(teacher);
    const [kept] = await resetPassword(teacher.email, "kept", NOW);
    expect(await attempt(teacher, undefined, NOW, kept?.password)).toEqual({ kind: "code_required" });
    const [removed] = await resetPassword(teacher.email, "removed", NOW);
    expect(await attempt(teacher, undefined, NOW, removed?.password)).toMatchObject({ kind: "signed_in" });
  });

  it("new recovery codes replace the old ones", async () => {
    const { teacher } = organization;
    const { secret, codes: old } = await withFactor(teacher);
    const { codes } = await renewRecoveryCodes(
      teacher,
      { password: PASSWORD, code: codeAt(secret, NOW) },
      NOW,
    );
    expect(await attempt(teacher, old[0], NOW)).toEqual({ kind: "code_wrong" });
    expect(await attempt(teacher, codes[0], NOW)).toMatchObject({ kind: "signed_in" });
  });
});

describe("an organisation that demands a second factor of its administrators", () => {
  const again = async (actor: Actor) => {
    const found = await findActor(actor, NOW);
    if (!found) throw new Error("signed out");
    return found;
  };
  const demand = () => inOwn((tx) => tx.update(organizations).set({ requiresSecondFactor: true }));

  it("leaves one without it the own account only, until it is set up", async () => {
    await demand();
    const administrator = await again(organization.administrator);
    expect(administrator).toMatchObject({ roles: [], withheld: ["administrator"] });
    expect(() => authorise(administrator, "device.manage")).toThrow(/second_factor_required/);
    expect(() => authorise(administrator, "attendance.view_own")).toThrow(/second_factor_required/);
    expect(authorise(administrator, "account.manage_own")).toBe("own");
    expect(await getSignInWays(administrator)).toMatchObject({ isDemanded: true });
    await withFactor(administrator);
    expect(await again(administrator)).toMatchObject({ roles: ["administrator"], withheld: [] });
  });

  it("asks nothing of teachers and students, nor of its neighbours", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    await demand();
    for (const actor of [organization.teacher, organization.student, neighbour.administrator])
      expect(await again(actor)).toEqual(actor);
  });

  it("is made such by an administrator who has one, and by nobody else", async () => {
    const { administrator, teacher, student } = organization;
    const set = (actor: Actor, required: boolean) => setSecondFactorRule(actor, { required }, NOW);
    for (const actor of [teacher, student])
      await expect(set(actor, true)).rejects.toMatchObject({ code: "forbidden" });
    await expect(set(administrator, true)).rejects.toMatchObject({ reason: "second_factor_first" });
    await withFactor(administrator);
    await set(administrator, true);
    await set(administrator, true);
    const { lines } = await readAudit(administrator, { action: "organization" });
    expect(lines).toMatchObject([
      { action: "organization.second_factor_rule", before: { required: false }, after: { required: true } },
    ]);
  });
});
