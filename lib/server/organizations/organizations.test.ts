import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { accounts } from "@/db/schema/people";
import { seedPlatform } from "@/db/seed";
import { auditGroupSchema, readAuditSchema } from "@/lib/contracts/audit";
import { changeOrganizationSchema } from "@/lib/contracts/organizations";
import { listPeopleSchema } from "@/lib/contracts/people";
import { ABILITIES, type Ability, can } from "@/lib/domain/abilities";
import { acceptInvitation } from "../accounts/accept-invitation";
import { listInvitations } from "../accounts/list-invitations";
import type { Actor } from "../actor";
import { listRoleHolders } from "../affiliations/list-role-holders";
import { findAccountsByAddress, grantOperator, revokeOperator } from "../affiliations/operator-role";
import { getOwnAttendance } from "../attendance/get-own-attendance";
import { getToday } from "../attendance/get-today";
import { readAudit } from "../audit/read-audit";
import { inDirectory } from "../database";
import { listDevices } from "../devices/list-devices";
import { listLeaveTypes } from "../leave/list-leave-types";
import { listPeople } from "../people/list-people";
import { listSections } from "../sections/list-sections";
import {
  createTestOrganization,
  openTestDatabase,
  signIn,
  type TestOrganization,
} from "../testing/test-organization";
import { listUnitTree } from "../units/list-unit-tree";
import { changeOrganization } from "./change-organization";
import { foundOrganization } from "./found-organization";
import { getOrganizationSettings } from "./get-organization-settings";
import { inviteFirstAdministrator } from "./invite-first-administrator";
import { listOrganizations } from "./list-organizations";

const NOW = new Date("2026-11-22T08:05:00Z");
let opened: OpenDatabase;
let organization: TestOrganization;
let operator: Actor;
let made = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  made += 1;
  const email = `operator${made}@platform.example`;
  await opened.db.transaction((tx) => seedPlatform(tx, { email, passwordHash: "none" }, NOW));
  operator = await signIn(await accountOf(email), NOW);
});

async function accountOf(email: string) {
  const [account] = await inDirectory((tx) => tx.select().from(accounts).where(eq(accounts.email, email)));
  if (!account) throw new Error(`no account ${email}`);
  return account;
}

const school = (email = `head${made}@school.example`) => ({
  nameAr: "مدرسة جديدة",
  nameEn: `New School ${made}`,
  timeZone: "Asia/Riyadh",
  weekendDays: [5, 6],
  administrator: { email, nameAr: "مديرة", nameEn: "Head" },
});

describe("the operator of the platform", () => {
  it("creates an organisation whose first administrator joins by a link", async () => {
    const { organizationId, invited } = await foundOrganization(operator, school(), NOW);
    if (invited.kind !== "link") throw new Error("no mail is set up in tests");
    const told = async () => (await listOrganizations(operator)).find(({ id }) => id === organizationId);
    expect(await told()).toEqual({
      id: organizationId,
      name: { ar: "مدرسة جديدة", en: `New School ${made}` },
      timeZone: "Asia/Riyadh",
      createdAt: NOW.toISOString(),
      state: "awaiting_administrator",
    });
    const token = invited.link.split("#")[1] ?? "";
    await acceptInvitation({ token, password: "seven purple herons walk" }, NOW);
    expect((await told())?.state).toBe("in_use");
    const head = await signIn(await accountOf(`head${made}@school.example`), NOW);
    expect(head.roles).toEqual(["administrator"]);
    const { lines } = await readAudit(head, readAuditSchema.parse({}));
    expect(lines.at(-1)).toMatchObject({ action: "organization.create", reason: "platform_operator" });
    expect((await listPeople(head, listPeopleSchema.parse({}), NOW)).total).toBe(1);
    expect((await listLeaveTypes(head)).map(({ code }) => code)).toEqual([
      "ANNUAL",
      "DUTY",
      "FAMILY",
      "SICK",
    ]);
  });

  it("can invite once more while nobody can sign in there, and never after", async () => {
    const { organizationId } = await foundOrganization(operator, school(), NOW);
    const { administrator } = school(`other${made}@school.example`);
    const again = await inviteFirstAdministrator(operator, { organizationId, administrator }, NOW);
    if (again.kind !== "link") throw new Error("no mail is set up in tests");
    await acceptInvitation(
      { token: again.link.split("#")[1] ?? "", password: "seven purple herons walk" },
      NOW,
    );
    await expect(
      inviteFirstAdministrator(operator, { organizationId, administrator }, NOW),
    ).rejects.toMatchObject({ code: "conflict", reason: "organization_in_use" });
    await expect(
      inviteFirstAdministrator(operator, { organizationId: organization.id, administrator }, NOW),
    ).rejects.toMatchObject({ reason: "organization_in_use" });
  });

  it("is told nothing of an organisation but that it is there", async () => {
    const found = (await listOrganizations(operator)).find(({ id }) => id === organization.id);
    expect(Object.keys(found ?? {}).sort()).toEqual(["createdAt", "id", "name", "state", "timeZone"]);
  });

  it("has no ability that reads or changes what is inside", () => {
    const own = (Object.keys(ABILITIES) as Ability[]).filter((ability) => can(operator.roles, ability));
    expect(own).toEqual(["organization.create", "account.manage_own"]);
  });

  it("reads nothing of any organisation, not even with its id in hand", async () => {
    // As if the sign-in spoke for the school itself: the abilities alone must refuse.
    const inside = { ...operator, organizationId: organization.id };
    const reads: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => listPeople(actor, listPeopleSchema.parse({}), NOW),
      (actor) => listSections(actor, NOW),
      (actor) => listUnitTree(actor, NOW),
      (actor) => listRoleHolders(actor, "staff", NOW),
      (actor) => listInvitations(actor, NOW),
      (actor) => listDevices(actor, NOW),
      (actor) => getToday(actor, NOW),
      (actor) => getOwnAttendance(actor, {}, NOW),
      (actor) => readAudit(actor, readAuditSchema.parse({})),
      (actor) => getOrganizationSettings(actor, NOW),
    ];
    for (const read of reads)
      for (const actor of [operator, inside])
        await expect(read(actor)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is made and unmade at the console, from the next request on", async () => {
    const { teacher } = organization;
    const [account] = await findAccountsByAddress(teacher.email.toUpperCase());
    if (!account) throw new Error("no account");
    expect(await grantOperator(account, NOW)).toBe(true);
    expect(await grantOperator(account, NOW)).toBe(false);
    const both = await signIn(await accountOf(teacher.email), NOW);
    expect(both.roles).toEqual(["teacher", "operator"]);
    expect((await listOrganizations(both)).length).toBeGreaterThan(0);
    expect(await revokeOperator(account, NOW)).toBe(true);
    expect(await revokeOperator(account, NOW)).toBe(false);
    expect((await signIn(await accountOf(teacher.email), NOW)).roles).toEqual(["teacher"]);
    const { lines } = await readAudit(
      organization.administrator,
      readAuditSchema.parse({ group: auditGroupSchema.parse("people") }),
    );
    expect(lines.map(({ action, reason }) => [action, reason])).toEqual([
      ["role.end", "operator"],
      ["role.give", "operator"],
    ]);
  });

  it("is the only one who creates and lists organisations", async () => {
    const input = { organizationId: organization.id, administrator: school().administrator };
    for (const actor of [organization.administrator, organization.teacher, organization.student]) {
      for (const attempt of [
        () => listOrganizations(actor),
        () => foundOrganization(actor, school(), NOW),
        () => inviteFirstAdministrator(actor, input, NOW),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("the settings of an organisation", () => {
  it("are changed with what was before in the audit, and sessions follow", async () => {
    const { administrator } = organization;
    const zones = async () =>
      new Set((await getToday(administrator, NOW)).sessions.map(({ startsAt }) => startsAt.slice(14, 16)));
    await getToday(administrator, NOW);
    const said = { nameAr: "النور", nameEn: "Noor", timeZone: "Asia/Kathmandu", weekendDays: [7] };
    await changeOrganization(administrator, said, NOW);
    expect(await getOrganizationSettings(administrator, NOW)).toEqual({
      name: { ar: "النور", en: "Noor" },
      timeZone: "Asia/Kathmandu",
      weekendDays: [7],
      secondFactor: { isRequired: false, hasOwn: false, administratorsWithout: 1 },
    });
    // Kathmandu is 5:45 ahead of UTC, so whole hours there are quarters to the hour here.
    expect([...(await zones())]).toContain("15");
    const { lines } = await readAudit(
      administrator,
      readAuditSchema.parse({ action: "organization.change" }),
    );
    expect(lines[0]).toMatchObject({
      before: { nameEn: "Al-Noor Demo School", timeZone: "Africa/Cairo", weekendDays: [5, 6] },
      after: { nameEn: "Noor", timeZone: "Asia/Kathmandu", weekendDays: [7] },
    });
  });

  it.each([
    ["a zone that is none", { timeZone: "Mars/Olympus" }],
    ["no day that is worked", { weekendDays: [1, 2, 3, 4, 5, 6, 7] }],
    ["a day twice", { weekendDays: [5, 5] }],
    ["a name of one letter", { nameEn: "N" }],
  ])("take no %s", (_, wrong) => {
    const said = { nameAr: "النور", nameEn: "Noor", timeZone: "Africa/Cairo", weekendDays: [5] };
    expect(changeOrganizationSchema.safeParse(said).success).toBe(true);
    expect(changeOrganizationSchema.safeParse({ ...said, ...wrong }).success).toBe(false);
  });

  it("are those of the own organisation, and for administrators", async () => {
    const said = { nameAr: "سرقة", nameEn: "Stolen", timeZone: "UTC", weekendDays: [] };
    for (const actor of [organization.teacher, organization.student, operator]) {
      await expect(changeOrganization(actor, said, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(getOrganizationSettings(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    const neighbour = await createTestOrganization(opened, NOW);
    await changeOrganization(neighbour.administrator, said, NOW);
    expect((await getOrganizationSettings(organization.administrator, NOW)).name.en).toBe(
      "Al-Noor Demo School",
    );
  });
});
