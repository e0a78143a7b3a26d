import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { loginSessions, refreshTokens } from "@/db/schema/login-sessions";
import { accounts } from "@/db/schema/people";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { publishJwks, readAccessToken } from "./access-token";
import { findActor } from "./find-actor";
import { listOwnEvents } from "./list-own-events";
import { loginApi } from "./login-api";
import { logoutApi } from "./logout-api";
import { hashPassword } from "./password";
import { refreshAccess } from "./refresh-access";
import { currentSigningKey } from "./signing-keys";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("../testing/mailbox");
  const opened = await openMailbox();
  Object.assign(process.env, { SMTP_URL: opened.url, MAIL_FROM: "no-reply@school.example" });
  return opened;
});

const NOW = new Date("2026-11-22T08:00:00Z");
const PASSWORD = "the right password of a test";
const ORIGIN = { kind: "api" as const, address: "192.0.2.40", userAgent: "integration" };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let opened: OpenDatabase;
let passwordHash: string;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(async () => {
  await opened.close();
  await mailbox.close();
});
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  await inOrganization(organization.id, (tx) => tx.update(accounts).set({ passwordHash }));
});

const login = () => loginApi({ email: organization.teacher.email, password: PASSWORD }, ORIGIN, NOW);

async function actorBehind(accessToken: string, at: Date) {
  const named = await readAccessToken(accessToken, at);
  return named && findActor(named, at);
}

describe("an access token", () => {
  it("names the account for ten minutes", async () => {
    const { accessToken, expiresIn } = await login();
    expect(expiresIn).toBe(600);
    expect(await actorBehind(accessToken, later(599))).toMatchObject({
      email: organization.teacher.email,
      roles: ["teacher"],
    });
    expect(await actorBehind(accessToken, later(601))).toBeNull();
  });

  it("is signed by a published key, which changes after 90 days and overlaps", async () => {
    const { kid } = await currentSigningKey(NOW);
    const published = await publishJwks(NOW);
    expect(published.keys.map((key) => key.kid)).toContain(kid);
    expect(JSON.stringify(published)).not.toContain('"d"');
    const next = await currentSigningKey(later(90 * 86_400));
    expect(next.kid).not.toBe(kid);
    expect(published.keys.map((key) => key.kid)).toContain(next.kid);
  });

  it.each([
    { what: "another type", header: { typ: "JWT" }, claims: {} },
    { what: "another audience", header: {}, claims: { aud: "https://elsewhere.example/api" } },
    { what: "another issuer", header: {}, claims: { iss: "https://elsewhere.example" } },
    { what: "an unknown key id", header: { kid: "A".repeat(43) }, claims: {} },
    { what: "no sign-in", header: {}, claims: { sid: undefined } },
  ])("of $what is refused although its signature holds", async ({ header, claims }) => {
    const { accessToken } = await login();
    const key = await currentSigningKey(NOW);
    const forged = await new SignJWT({ ...decodeJwt(accessToken), ...claims })
      .setProtectedHeader({ typ: "at+jwt", alg: "ES256", kid: key.kid, ...header })
      .sign(key.privateKey);
    expect(await readAccessToken(forged, NOW)).toBeNull();
  });

  it("signed with HS256 and the public key, or not at all, is refused", async () => {
    const { accessToken } = await login();
    const key = await currentSigningKey(NOW);
    const secret = new TextEncoder().encode(JSON.stringify(key.publicKey));
    const symmetric = await new SignJWT(decodeJwt(accessToken))
      .setProtectedHeader({ typ: "at+jwt", alg: "HS256", kid: key.kid })
      .sign(secret);
    const [, payload] = accessToken.split(".");
    const head = Buffer.from(JSON.stringify({ typ: "at+jwt", alg: "none", kid: key.kid })).toString(
      "base64url",
    );
    for (const token of [symmetric, `${head}.${payload}.`, "", "a.b.c"])
      expect(await readAccessToken(token, NOW)).toBeNull();
  });

  it("cannot be had with a wrong password", async () => {
    const wrong = loginApi({ email: organization.teacher.email, password: "wrong" }, ORIGIN, NOW);
    await expect(wrong).rejects.toMatchObject({ code: "signed_out", reason: "credentials_wrong" });
  });
});

describe("a refresh token", () => {
  it("gives a new pair once; used again it ends the sign-in, also for its successor, and is told", async () => {
    const first = await login();
    const second = await refreshAccess(first.refreshToken, later(60));
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await actorBehind(second.accessToken, later(61))).not.toBeNull();
    await expect(refreshAccess(first.refreshToken, later(62))).rejects.toMatchObject({ code: "signed_out" });
    expect(await actorBehind(second.accessToken, later(63))).toBeNull();
    await expect(refreshAccess(second.refreshToken, later(64))).rejects.toMatchObject({ code: "signed_out" });
    const { lines } = await readAudit(organization.administrator, { action: "token" });
    expect(lines).toMatchObject([{ action: "token.reuse", objectId: organization.teacher.accountId }]);
    const notice = await mailbox.next(organization.teacher.email);
    expect(notice.subject).toContain("An application's access to Hadir was ended");
    const events = await listOwnEvents(organization.teacher, later(65));
    expect(events).toMatchObject({ reusedAt: later(62).toISOString() });
    expect(events.events[0]).toMatchObject({ action: "token.reuse" });
    expect(await listOwnEvents(organization.teacher, later(31 * 86_400))).toMatchObject({ reusedAt: null });
    expect((await listOwnEvents(organization.student, later(65))).events).toEqual([]);
  });

  it("asked for 1,000 times at once has exactly one successor", { timeout: 240_000 }, async () => {
    const { refreshToken } = await login();
    const asked = Array.from({ length: 1_000 }, () =>
      refreshAccess(refreshToken, later(1)).catch(() => null),
    );
    const pairs = (await Promise.all(asked)).filter((pair) => pair !== null);
    expect(pairs).toHaveLength(1);
    const issued = await inOrganization(organization.id, (tx) => tx.select().from(refreshTokens));
    expect(issued).toHaveLength(2);
  });

  it("is kept as a hash only", async () => {
    const { refreshToken } = await login();
    const kept = await inOrganization(organization.id, (tx) => tx.select().from(refreshTokens));
    expect(JSON.stringify(kept)).not.toContain(refreshToken.split(".")[1]);
  });

  it.each([
    { what: "unused for a week", at: 7 * 86_400 + 1 },
    { what: "of a month ago, however it was used", at: 30 * 86_400 + 1 },
  ])("$what is refused", async ({ at }) => {
    let { refreshToken } = await login();
    for (let day = 6; day * 86_400 < at - 7 * 86_400; day += 6) {
      ({ refreshToken } = await refreshAccess(refreshToken, later(day * 86_400)));
    }
    await expect(refreshAccess(refreshToken, later(at))).rejects.toMatchObject({ code: "signed_out" });
  });

  it.each(["", "x", "not.a.token", "019aa9f0-0000-7000-8000-000000000001.AAAA"])(
    "%j is refused",
    async (token) => {
      await expect(refreshAccess(token, NOW)).rejects.toMatchObject({ code: "signed_out" });
    },
  );

  it("ends with the sign-out, at once, and with the account", async () => {
    const first = await login();
    await logoutApi(first.refreshToken, later(1));
    await logoutApi("unknown", later(1));
    expect(await actorBehind(first.accessToken, later(2))).toBeNull();
    await expect(refreshAccess(first.refreshToken, later(2))).rejects.toMatchObject({ code: "signed_out" });
    const second = await login();
    await inOrganization(organization.id, (tx) => tx.update(accounts).set({ active: false }));
    await expect(refreshAccess(second.refreshToken, later(3))).rejects.toMatchObject({ code: "signed_out" });
    expect(await actorBehind(second.accessToken, later(3))).toBeNull();
  });

  it("ends no other sign-in of the account", async () => {
    const [first, second] = [await login(), await login()];
    await logoutApi(first.refreshToken, later(1));
    expect(await actorBehind(second.accessToken, later(2))).not.toBeNull();
    const open = await inOrganization(organization.id, (tx) => tx.select().from(loginSessions));
    expect(open.filter((session) => session.kind === "api" && session.endedAt === null)).toHaveLength(1);
  });
});
