import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { passwordResets } from "@/db/schema/credentials";
import { accounts } from "@/db/schema/people";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { changePassword } from "./change-password";
import { choosePassword } from "./choose-password";
import { findActor } from "./find-actor";
import { openPasswordReset } from "./open-password-reset";
import { hashPassword } from "./password";
import { requestPasswordReset } from "./request-password-reset";
import { verifyCredentials } from "./verify-credentials";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("../testing/mailbox");
  const opened = await openMailbox();
  Object.assign(process.env, { SMTP_URL: opened.url, MAIL_FROM: "no-reply@school.example" });
  return opened;
});

const NOW = new Date("2026-11-22T08:00:00Z");
const OLD = "the old password of a test";
const NEW = "seven owls in a tin hat";
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let opened: OpenDatabase;
let passwordHash: string;
let organization: TestOrganization;
let places = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
  passwordHash = await hashPassword(OLD);
});
afterAll(async () => {
  await opened.close();
  await mailbox.close();
});
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  await inOwn((tx) => tx.update(accounts).set({ passwordHash }));
});

const inOwn = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);
const newPlace = () => `192.0.2.${++places}`;
const signIn = (password: string, at = NOW) =>
  verifyCredentials(
    { email: organization.teacher.email, password },
    { kind: "web", address: newPlace(), userAgent: "test" },
    at,
  );

async function askedToken(email = organization.teacher.email, now = NOW): Promise<string> {
  requestPasswordReset({ email }, newPlace(), now);
  const { text } = await mailbox.next(email);
  const token = /\/reset#(\S+)/.exec(text)?.[1];
  if (!token) throw new Error(`no link in ${text}`);
  return token;
}

describe("a forgotten password", () => {
  it("is replaced once by the link of a mail: old sign-ins end, the owner is told, it is audited", async () => {
    const { teacher, administrator } = organization;
    await inOwn((tx) => tx.update(accounts).set({ failedSignIns: 100 }));
    const token = await askedToken(teacher.email.toUpperCase().toLowerCase());
    expect(await openPasswordReset({ token }, NOW)).toEqual({
      email: teacher.email,
      organization: { ar: "مدرسة النور التجريبية", en: "Al-Noor Demo School" },
      hasSecondFactor: false,
    });
    await choosePassword({ token, password: NEW }, later(60));
    expect(await findActor(teacher, later(61))).toBeNull();
    expect(await signIn(OLD)).toEqual({ kind: "refused" });
    expect(await signIn(NEW)).toMatchObject({ kind: "signed_in" });
    const notice = await mailbox.next(teacher.email);
    expect(notice.subject).toContain("Your Hadir password was changed");
    expect(notice.text).toContain("22 Nov 2026, 10:01");
    await expect(choosePassword({ token, password: NEW }, later(62))).rejects.toMatchObject({
      reason: "reset_ended",
    });
    const { lines } = await readAudit(administrator, { action: "account" });
    expect(lines.map(({ action, reason }) => [action, reason])).toEqual([
      ["account.reset_password", "by_mail"],
      ["account.ask_reset", null],
    ]);
    const kept = await inOwn((tx) => tx.select().from(passwordResets));
    expect(JSON.stringify([kept, lines])).not.toContain(token.split(".")[1]);
  });

  it("is judged as every password is, with the link still good after", async () => {
    const token = await askedToken();
    for (const [password, reason] of [
      ["short", "password_too_short"],
      ["passwordpassword", "password_too_common"],
      ["teacher teacher 1", "password_too_common"],
      ["Al-Noor Demo School", "password_too_simple"],
    ] as const) {
      await expect(choosePassword({ token, password }, NOW)).rejects.toMatchObject({
        reason,
        field: "password",
      });
    }
    await choosePassword({ token, password: NEW }, NOW);
  });

  it("may be shorter beside a second factor, which stays", async () => {
    const totpEnabledAt = NOW;
    await inOwn((tx) => tx.update(accounts).set({ totpEnabledAt }));
    const token = await askedToken();
    expect(await openPasswordReset({ token }, NOW)).toMatchObject({ hasSecondFactor: true });
    await expect(choosePassword({ token, password: "2 owls!" }, NOW)).rejects.toMatchObject({
      reason: "password_too_short_with_factor",
    });
    await choosePassword({ token, password: "tin owls 7" }, NOW);
    expect(await signIn("tin owls 7")).toEqual({ kind: "code_required" });
  });
});

describe("a link", () => {
  it("is good for ten minutes", async () => {
    const token = await askedToken();
    expect(await openPasswordReset({ token }, later(599))).toMatchObject({
      email: organization.teacher.email,
    });
    await expect(openPasswordReset({ token }, later(600))).rejects.toMatchObject({ reason: "reset_ended" });
    await expect(choosePassword({ token, password: NEW }, later(600))).rejects.toMatchObject({
      reason: "reset_ended",
    });
  });

  it("ends with a newer one, and with another change of the password", async () => {
    const first = await askedToken();
    const second = await askedToken();
    await expect(openPasswordReset({ token: first }, NOW)).rejects.toMatchObject({ reason: "reset_ended" });
    await changePassword(organization.teacher, { password: OLD, next: NEW }, NOW);
    await expect(openPasswordReset({ token: second }, NOW)).rejects.toMatchObject({ reason: "reset_ended" });
  });

  it("used twice at once changes the password once", async () => {
    const token = await askedToken();
    const both = await Promise.allSettled(
      ["one of seven tin owls", "two of seven tin owls"].map((password) =>
        choosePassword({ token, password }, NOW),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("belongs to its organisation, and to an account that is still open", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const token = await askedToken();
    const [, secret] = token.split(".");
    await expect(openPasswordReset({ token: `${neighbour.id}.${secret}` }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await inOwn((tx) => tx.update(accounts).set({ active: false }));
    await expect(choosePassword({ token, password: NEW }, NOW)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("asking", () => {
  it("answers alike for everybody, and writes only to open accounts with a password", async () => {
    const { teacher, student, administrator } = organization;
    await inOwn((tx) => tx.update(accounts).set({ active: false }).where(eq(accounts.id, student.accountId)));
    await inOwn((tx) =>
      tx.update(accounts).set({ passwordHash: null }).where(eq(accounts.id, administrator.accountId)),
    );
    const stranger = `stranger@${teacher.email.split("@")[1]}`;
    for (const email of [stranger, student.email, administrator.email]) {
      expect(requestPasswordReset({ email }, newPlace(), NOW)).toBeUndefined();
    }
    await askedToken();
    const written = mailbox.mails.flatMap(({ to }) => to);
    for (const email of [stranger, student.email, administrator.email]) expect(written).not.toContain(email);
  });

  it("is held to three an hour for an address, known or not, and to thirty from one place", async () => {
    for (const email of [organization.teacher.email, "nobody@nowhere.example"]) {
      for (let i = 0; i < 3; i++) requestPasswordReset({ email }, newPlace(), NOW);
      expect(() => requestPasswordReset({ email }, newPlace(), later(3_599))).toThrow(/too_many_resets/);
      expect(() => requestPasswordReset({ email }, newPlace(), later(3_601))).not.toThrow();
    }
    const place = newPlace();
    for (let i = 0; i < 30; i++) requestPasswordReset({ email: `n${i}@nowhere.example` }, place, NOW);
    expect(() => requestPasswordReset({ email: "n31@nowhere.example" }, place, NOW)).toThrow(
      /too_many_resets/,
    );
    // The look-ups queue: when this one's mail is there, all are done.
    await askedToken(organization.administrator.email);
  });
});
