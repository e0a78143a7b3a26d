import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { accounts } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { env } from "../env";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { beginSecondFactor } from "./begin-second-factor";
import { confirmSecondFactor } from "./confirm-second-factor";
import { findActor } from "./find-actor";
import { resetPassword } from "./reset-password";
import { signInByOidc } from "./sign-in-by-oidc";
import { verifyTicket } from "./verify-ticket";

vi.hoisted(() => {
  Object.assign(process.env, {
    OIDC_ISSUER: "https://login.example",
    OIDC_CLIENT_ID: "hadir",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_ORGANIZATION_ID: "019aa9f0-0000-7000-8000-000000000000",
  });
});

const NOW = new Date("2026-11-22T08:00:00Z");
const CLIENT = { kind: "web" as const, userAgent: "test browser" };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let opened: OpenDatabase;
let organization: TestOrganization;
let places = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  // The provider belongs to one organisation; which one is known only now.
  Object.assign(env.oidc ?? {}, { organizationId: organization.id });
});

const inOwn = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);
const claims = (changes: Record<string, unknown> = {}) => ({
  iss: "https://login.example",
  sub: "248289761001",
  email: organization.teacher.email,
  email_verified: true,
  ...changes,
});
const enter = (changes: Record<string, unknown> = {}) => signInByOidc(claims(changes), CLIENT, NOW);
const refused = (because: string) => ({ kind: "refused", because });

describe("a sign-in through the organisation's provider", () => {
  it("finds the account by its verified address, and is audited", async () => {
    const outcome = await enter({ email: organization.teacher.email.toUpperCase() });
    if (outcome.kind !== "signed_in") throw new Error(outcome.kind);
    const { sessionId } = outcome;
    expect(await findActor(outcome, NOW)).toEqual({ ...organization.teacher, sessionId });
    const { lines } = await readAudit(organization.administrator, { action: "sign_in" });
    expect(lines[0]).toMatchObject({ action: "sign_in.accepted", reason: "openid" });
  });

  it.each([false, "true", 1, null, undefined])(
    "joins nobody by an address that is verified %j",
    async (word) => {
      expect(await enter({ email_verified: word })).toEqual(refused("provider_unverified"));
      const { lines } = await readAudit(organization.administrator, { action: "sign_in" });
      expect(lines[0]).toMatchObject({ action: "sign_in.refused", reason: "provider_unverified" });
    },
  );

  it("of another issuer, or of what are no claims, is refused", async () => {
    expect(await enter({ iss: "https://elsewhere.example" })).toEqual(refused("provider_failed"));
    for (const nothing of [null, "claims", {}, { email: organization.teacher.email }])
      expect(await signInByOidc(nothing, CLIENT, NOW)).toEqual(refused("provider_failed"));
    expect(await enter({ iss: "https://login.example/" })).toMatchObject({ kind: "signed_in" });
  });

  it("binds the account to the provider's subject: a new address finds it, another subject does not", async () => {
    const { teacher, administrator } = organization;
    expect(await enter()).toMatchObject({ kind: "signed_in", accountId: teacher.accountId });
    const moved = { email: "new.address@school.example", email_verified: false };
    expect(await enter(moved)).toMatchObject({ kind: "signed_in", accountId: teacher.accountId });
    expect(await enter({ sub: "somebody else" })).toEqual(refused("provider_no_account"));
    const { lines } = await readAudit(administrator, { action: "account.bind_provider" });
    expect(lines).toMatchObject([{ action: "account.bind_provider", objectId: teacher.accountId }]);
    await resetPassword(teacher.email, "kept", NOW);
    expect(await enter({ sub: "somebody else" })).toMatchObject({ kind: "signed_in" });
  });

  it("makes no account, and opens none that is closed or without a role", async () => {
    const { teacher } = organization;
    expect(await enter({ email: "stranger@school.example" })).toEqual(refused("provider_no_account"));
    expect(await enter({ email: undefined })).toEqual(refused("provider_unverified"));
    await inOwn((tx) =>
      tx
        .update(affiliations)
        .set({ validTo: "2026-11-01" })
        .where(eq(affiliations.personId, teacher.personId)),
    );
    expect(await enter()).toEqual(refused("provider_no_account"));
    await inOwn((tx) => tx.update(accounts).set({ active: false }).where(eq(accounts.id, teacher.accountId)));
    expect(await enter()).toEqual(refused("provider_no_account"));
  });

  it("stays in the provider's organisation, whatever the token says", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const theirs = { email: neighbour.teacher.email, organizationId: neighbour.id, org: neighbour.id };
    expect(await enter(theirs)).toEqual(refused("provider_no_account"));
  });
});

describe("an account with a second factor", () => {
  const origin = () => ({ ...CLIENT, address: `203.0.113.${++places}` });
  const codeAt = (secret: string, at: Date) =>
    generateSync({ secret, epoch: at.getTime() / 1000 }).toString();

  async function ticketOf(): Promise<{ ticket: string; secret: string }> {
    const { teacher } = organization;
    await inOwn((tx) => tx.update(accounts).set({ passwordHash: null }));
    const { secret } = await beginSecondFactor(teacher, { password: "" }, later(-60));
    await confirmSecondFactor(teacher, { code: codeAt(secret, later(-60)) }, later(-60));
    const outcome = await enter();
    if (outcome.kind !== "ticket") throw new Error(outcome.kind);
    return { ticket: outcome.ticket, secret };
  }

  it("is opened by the provider's sign-in and a code together", async () => {
    const { ticket, secret } = await ticketOf();
    expect(await verifyTicket({ ticket, code: "000000" }, origin(), NOW)).toEqual({ kind: "code_wrong" });
    const code = codeAt(secret, NOW);
    const outcome = await verifyTicket({ ticket, code }, origin(), NOW);
    if (outcome.kind !== "signed_in") throw new Error(outcome.kind);
    expect(await findActor(outcome, NOW)).toMatchObject({ email: organization.teacher.email });
    expect(await verifyTicket({ ticket, code }, origin(), NOW)).toEqual({ kind: "code_wrong" });
  });

  it("waits five minutes, and for no changed ticket", async () => {
    const { ticket, secret } = await ticketOf();
    const code = codeAt(secret, later(300));
    expect(await verifyTicket({ ticket, code }, origin(), later(300))).toEqual({ kind: "ticket_over" });
    const changed = Buffer.from(ticket, "base64url");
    changed[40] = (changed[40] ?? 0) ^ 1;
    for (const one of [changed.toString("base64url"), "", "AAAA", ticket.slice(4)])
      expect(await verifyTicket({ ticket: one, code }, origin(), NOW)).toEqual({ kind: "ticket_over" });
    expect(await verifyTicket({ ticket }, origin(), NOW)).toEqual({ kind: "ticket_over" });
    expect(await verifyTicket(null, origin(), NOW)).toEqual({ kind: "ticket_over" });
  });

  it("slows guesses down and locks, as with a password", async () => {
    const { ticket, secret } = await ticketOf();
    for (let i = 0; i < 5; i++)
      expect(await verifyTicket({ ticket, code: "000000" }, origin(), NOW)).toEqual({ kind: "code_wrong" });
    expect(await verifyTicket({ ticket, code: "000000" }, origin(), NOW)).toEqual({ kind: "too_many" });
    await inOwn((tx) => tx.update(accounts).set({ failedSignIns: 100 }));
    const code = codeAt(secret, later(10));
    expect(await verifyTicket({ ticket, code }, origin(), later(10))).toEqual({ kind: "refused" });
    expect(await enter()).toEqual(refused("provider_no_account"));
  });
});
