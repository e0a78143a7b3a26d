import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { invitations } from "@/db/schema/credentials";
import { accounts, persons } from "@/db/schema/people";
import { affiliations, units } from "@/db/schema/units";
import { inviteStaffSchema } from "@/lib/contracts/invitations";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { acceptInvitation } from "./accept-invitation";
import { inviteStaff } from "./invite-staff";
import { listInvitations } from "./list-invitations";
import { openInvitation } from "./open-invitation";
import { revokeInvitation } from "./revoke-invitation";
import { verifyCredentials } from "./verify-credentials";

const mailbox = await vi.hoisted(async () => {
  const { openMailbox } = await import("../testing/mailbox");
  const opened = await openMailbox();
  Object.assign(process.env, { SMTP_URL: opened.url, MAIL_FROM: "no-reply@school.example" });
  return opened;
});

const NOW = new Date("2026-11-22T08:00:00Z");
const PASSWORD = "seven owls in a tin hat";
const ORIGIN = { kind: "web" as const, address: "192.0.2.60", userAgent: "test browser" };
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

let opened: OpenDatabase;
let organization: TestOrganization;
let neighbour: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  neighbour = await createTestOrganization(opened, NOW);
});
afterAll(async () => {
  await opened.close();
  await mailbox.close();
});
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

const request = (changes: Record<string, unknown> = {}) =>
  inviteStaffSchema.parse({
    email: "Nadia@School.Example",
    nameAr: "نادية فاروق",
    nameEn: "Nadia Farouk",
    role: "teacher",
    unitId: null,
    validFrom: "2026-11-22",
    validTo: null,
    ...changes,
  });

const invite = (changes: Record<string, unknown> = {}) =>
  inviteStaff(organization.administrator, request(changes), NOW);

/** The token of the link in the newest mail to an address. */
async function mailedToken(email = "nadia@school.example"): Promise<string> {
  const mail = await mailbox.next(email);
  const token = /\/invitation#(\S+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`no link in ${mail.text}`);
  return token;
}

const inOwn = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);

async function unitOf(organizationId: string): Promise<string> {
  const [unit] = await inOrganization(organizationId, (tx) => tx.select().from(units));
  return unit?.id ?? "";
}

describe("inviting", () => {
  it("sends a mail whose link is open for seven days, and is audited", async () => {
    const unitId = await unitOf(organization.id);
    expect(await invite({ unitId })).toMatchObject({ kind: "mailed", expiresAt: "2026-11-29T08:00:00.000Z" });
    const token = await mailedToken();
    expect(await openInvitation({ token }, later(7 * 24 - 1))).toMatchObject({
      email: "nadia@school.example",
      name: { ar: "نادية فاروق", en: "Nadia Farouk" },
      organization: { en: "Al-Noor Demo School" },
      role: "teacher",
      isNew: true,
    });
    await expect(openInvitation({ token }, later(7 * 24))).rejects.toMatchObject({
      reason: "invitation_ended",
    });
    const { lines } = await readAudit(organization.administrator, { action: "invitation" });
    expect(lines).toMatchObject([{ action: "invitation.create", after: { role: "teacher", unitId } }]);
    expect(JSON.stringify(lines)).not.toContain(token.split(".")[1]);
    const [kept] = await inOwn((tx) => tx.select().from(invitations));
    expect(JSON.stringify(kept)).not.toContain(token.split(".")[1]);
  });

  it("hands the link to the administrator when the mail server refuses", async () => {
    mailbox.refuseNext(550);
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const invited = await invite();
    log.mockRestore();
    if (invited.kind !== "link") throw new Error(invited.kind);
    expect(invited.because).toBe("mail_refused");
    const token = invited.link.split("#")[1] ?? "";
    expect(await openInvitation({ token }, NOW)).toMatchObject({ isNew: true });
  });

  it("again ends the invitation before it", async () => {
    await invite();
    const first = await mailedToken();
    await invite({ email: "nadia@school.example" });
    const second = await mailedToken();
    await expect(openInvitation({ token: first }, NOW)).rejects.toMatchObject({ reason: "invitation_ended" });
    expect(await openInvitation({ token: second }, NOW)).toMatchObject({ role: "teacher" });
    const listed = await listInvitations(organization.administrator, NOW);
    expect(listed.map(({ state }) => state).sort()).toEqual(["open", "revoked"]);
    expect(listed[0]?.invitedBy).toEqual(organization.administrator.name);
  });

  it("is for administrators of the own organisation", async () => {
    for (const actor of [organization.teacher, organization.student]) {
      await expect(inviteStaff(actor, request(), NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listInvitations(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    const unitId = await unitOf(neighbour.id);
    await expect(invite({ unitId })).rejects.toMatchObject({ reason: "unit_not_found" });
    const stranger = await personByNumber(neighbour.id, "T002");
    await expect(invite({ personId: stranger.id })).rejects.toMatchObject({ reason: "person_not_found" });
    expect(await listInvitations(organization.administrator, NOW)).toEqual([]);
  });

  it.each([
    { what: "an administrator of a unit", changes: { role: "administrator", unitId: neighbourId() } },
    { what: "a role that ends before it begins", changes: { validTo: "2026-11-22" } },
    { what: "an operator", changes: { role: "operator" } },
    { what: "no address", changes: { email: "nadia" } },
  ])("refuses $what", ({ changes }) => {
    expect(() => request(changes)).toThrow();
  });

  it("does not join a person and an address of two", async () => {
    const { teacher } = organization;
    const other = await personByNumber(organization.id, "T002");
    await expect(invite({ email: teacher.email, personId: other.id })).rejects.toMatchObject({
      reason: "address_of_another",
      field: "email",
    });
    await expect(invite({ personId: teacher.personId })).rejects.toMatchObject({
      reason: "address_of_another",
    });
  });

  it("is held to two hundred an hour", async () => {
    await inOwn((tx) =>
      tx.insert(invitations).values(
        Array.from({ length: 200 }, (_, index) => ({
          ...request(),
          organizationId: organization.id,
          id: `019aa9f0-0000-7000-8000-${String(index).padStart(12, "0")}`,
          tokenHash: `hash ${index}`,
          createdAt: NOW,
          expiresAt: later(1),
        })),
      ),
    );
    await expect(invite()).rejects.toMatchObject({ reason: "too_many_invitations" });
  });
});

function neighbourId(): string {
  return "019aa9f0-0000-7000-8000-000000000000";
}

describe("accepting", () => {
  it("makes person, account and role, once", async () => {
    const unitId = await unitOf(organization.id);
    await invite({ unitId, validTo: "2027-07-01" });
    const token = await mailedToken();
    await expect(acceptInvitation({ token }, NOW)).rejects.toMatchObject({ reason: "password_too_short" });
    await expect(acceptInvitation({ token, password: "nadia farouk 1990" }, NOW)).rejects.toMatchObject({
      reason: "password_too_simple",
      field: "password",
    });
    const accepted = await acceptInvitation({ token, password: PASSWORD }, NOW);
    expect(accepted).toEqual({ email: "nadia@school.example", isNew: true, validFrom: "2026-11-22" });
    await expect(acceptInvitation({ token, password: PASSWORD }, NOW)).rejects.toMatchObject({
      reason: "invitation_ended",
    });
    const credentials = { email: "nadia@school.example", password: PASSWORD };
    expect(await verifyCredentials(credentials, ORIGIN, NOW)).toMatchObject({ kind: "signed_in" });
    const [made] = await inOwn((tx) =>
      tx
        .select({ person: persons, role: affiliations })
        .from(persons)
        .innerJoin(affiliations, eq(affiliations.personId, persons.id))
        .where(eq(persons.nameEn, "Nadia Farouk")),
    );
    expect(made).toMatchObject({
      person: { kind: "employee", number: "E1" },
      role: { role: "teacher", unitId, validTo: "2027-07-01" },
    });
    const { lines } = await readAudit(organization.administrator, { action: "invitation.accept" });
    expect(lines).toMatchObject([{ actor: { name: "nadia@school.example" }, objectId: made?.person.id }]);
  });

  it("gives somebody who is here already an account", async () => {
    const person = await personByNumber(organization.id, "T002");
    await invite({ personId: person.id });
    await acceptInvitation({ token: await mailedToken(), password: PASSWORD }, NOW);
    const [account] = await inOwn((tx) =>
      tx.select().from(accounts).where(eq(accounts.email, "nadia@school.example")),
    );
    expect(account?.personId).toBe(person.id);
    expect(await inOwn((tx) => tx.$count(persons, eq(persons.nameEn, "Nadia Farouk")))).toBe(0);
  });

  it("adds the role to the account that is there, whose password stays", async () => {
    const { teacher } = organization;
    await invite({ email: teacher.email, role: "administrator" });
    const token = await mailedToken(teacher.email);
    expect(await openInvitation({ token }, NOW)).toMatchObject({ isNew: false });
    const [before] = await inOwn((tx) =>
      tx.select().from(accounts).where(eq(accounts.id, teacher.accountId)),
    );
    expect(await acceptInvitation({ token, password: "of no use here at all" }, NOW)).toMatchObject({
      isNew: false,
    });
    const [after] = await inOwn((tx) => tx.select().from(accounts).where(eq(accounts.id, teacher.accountId)));
    expect(after).toEqual(before);
    const held = await inOwn((tx) =>
      tx
        .select({ role: affiliations.role })
        .from(affiliations)
        .where(and(eq(affiliations.personId, teacher.personId))),
    );
    expect(held.map(({ role }) => role).sort()).toEqual(["administrator", "teacher"]);
  });

  it("adds nothing that is held already, and nothing to a closed account", async () => {
    const { teacher } = organization;
    await invite({ email: teacher.email });
    await acceptInvitation({ token: await mailedToken(teacher.email) }, NOW);
    const count = () => inOwn((tx) => tx.$count(affiliations, eq(affiliations.personId, teacher.personId)));
    expect(await count()).toBe(1);
    await inOwn((tx) => tx.update(accounts).set({ active: false }).where(eq(accounts.id, teacher.accountId)));
    await invite({ email: teacher.email, role: "administrator" });
    const token = await mailedToken(teacher.email);
    await expect(acceptInvitation({ token }, NOW)).rejects.toMatchObject({ reason: "account_inactive" });
    expect(await count()).toBe(1);
  });

  it("knows the same address in another organisation as somebody else", async () => {
    await invite({ email: neighbour.teacher.email });
    expect(await openInvitation({ token: await mailedToken(neighbour.teacher.email) }, NOW)).toMatchObject({
      isNew: true,
    });
  });

  it("is over when the invitation is revoked, and by the own administrator only", async () => {
    const invited = await invite();
    const token = await mailedToken();
    const { invitationId } = invited;
    for (const actor of [neighbour.administrator, organization.teacher]) {
      await expect(revokeInvitation(actor, { invitationId }, NOW)).rejects.toMatchObject({
        code: expect.stringMatching(/not_found|forbidden/),
      });
    }
    await revokeInvitation(organization.administrator, { invitationId }, NOW);
    await expect(acceptInvitation({ token, password: PASSWORD }, NOW)).rejects.toMatchObject({
      reason: "invitation_ended",
    });
    await expect(revokeInvitation(organization.administrator, { invitationId }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listInvitations(neighbour.administrator, NOW)).toEqual([]);
  });

  it.each(["", "x", `${neighbourId()}.AAAA`])("opens nothing with the token %j", async (token) => {
    await expect(openInvitation({ token }, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(acceptInvitation({ token, password: PASSWORD }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("opens nothing with a token that names another organisation", async () => {
    await invite();
    const [, secret] = (await mailedToken()).split(".");
    await expect(openInvitation({ token: `${neighbour.id}.${secret}` }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("twice at once makes one account", async () => {
    await invite();
    const token = await mailedToken();
    const both = await Promise.allSettled(
      [1, 2].map(() => acceptInvitation({ token, password: PASSWORD }, NOW)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
