import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { accounts } from "@/db/schema/people";
import { affiliations } from "@/db/schema/units";
import { listPeopleSchema } from "@/lib/contracts/people";
import { giveRoleSchema, type RoleHolder } from "@/lib/contracts/roles";
import { findActor } from "../accounts/find-actor";
import { setAccountState } from "../accounts/set-account-state";
import type { Actor } from "../actor";
import { inOrganization } from "../database";
import { getPerson } from "../people/get-person";
import { listPeople } from "../people/list-people";
import { listSections } from "../sections/list-sections";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  signIn,
  type TestOrganization,
} from "../testing/test-organization";
import { listUnitTree } from "../units/list-unit-tree";
import { endRole } from "./end-role";
import { giveRole } from "./give-role";
import { listRoleHolders } from "./list-role-holders";

const NOW = new Date("2026-11-22T08:05:00Z");
const TODAY = "2026-11-22";
const LATER = new Date("2026-12-25T08:05:00Z");
const NOWHERE = "019aa9f0-0000-7000-8000-000000000001";
let opened: OpenDatabase;
let organization: TestOrganization;
let administrator: Actor;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  administrator = organization.administrator;
});

const peopleFound = async (actor: Actor, text: string) =>
  (await listPeople(actor, listPeopleSchema.parse({ text, perPage: 200 }), NOW)).people;

const role = (personId: string, given: Partial<Parameters<typeof giveRole>[1]> = {}) => ({
  personId,
  role: "teacher" as const,
  unitId: null,
  validFrom: TODAY,
  validTo: null,
  ...given,
});

async function holder(personId: string, actor: Actor = administrator): Promise<RoleHolder> {
  const [found] = (await listRoleHolders(actor, { personId }, NOW)).holders;
  if (!found) throw new Error("nobody");
  return found;
}

async function unitId(name: string, actor: Actor = administrator): Promise<string> {
  const unit = (await listUnitTree(actor, NOW)).units.find((one) => one.name.en === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit.id;
}

async function affiliationOf({ personId }: Actor, wanted: RoleHolder["roles"][number]["role"]) {
  const found = (await holder(personId)).roles.find((one) => one.role === wanted);
  if (!found) throw new Error(`no ${wanted}`);
  return found.affiliationId;
}

/** Who the actor's sign-in speaks for at its next request. */
const again = (actor: Actor, now: Date = NOW) => findActor(actor, now);

describe("who is what where", () => {
  it("tells staff with their roles and sign-ins; those who take part only are found one by one", async () => {
    const { holders, today } = await listRoleHolders(administrator, "staff", NOW);
    expect(today).toBe(TODAY);
    expect(holders.map(({ number }) => number).sort()).toEqual(["T001", "T002", "T003", "T004"]);
    expect(holders.find(({ number }) => number === "T004")).toMatchObject({
      roles: [{ role: "administrator", unit: null, validFrom: "2026-11-01", validTo: null }],
      account: { email: administrator.email, isActive: true, hasSecondFactor: false },
    });
    expect(holders.find(({ number }) => number === "T002")?.account).toBeNull();
    expect(await holder(organization.student.personId)).toMatchObject({
      number: "S001",
      roles: [{ role: "student", unit: { name: { en: "Grade 7" } } }],
    });
  });
});

describe("giving a role", () => {
  it("takes effect at the next request, beside the roles there are", async () => {
    const { teacher } = organization;
    expect(await peopleFound(teacher, "S030")).toEqual([]);
    await giveRole(administrator, role(teacher.personId, { unitId: await unitId("Grade 8") }), NOW);
    const now = await again(teacher);
    if (!now) throw new Error("signed out");
    expect(now.roles).toEqual(["teacher"]);
    expect(await peopleFound(now, "S030")).toHaveLength(1);
    await giveRole(administrator, role(teacher.personId, { role: "administrator" }), NOW);
    expect((await again(teacher))?.roles).toEqual(["administrator", "teacher"]);
  });

  it("lets who supervises a unit see exactly its people and sections, and what is below it", async () => {
    // Teaches no section, so that all there is to see comes from the unit.
    const { id } = await personByNumber(organization.id, "T003");
    const school = await unitId("Al-Noor Demo School");
    const seven = await unitId("Grade 7");
    const supervisor = { ...organization.teacher, personId: id, supervises: [seven] };
    const numbers = async (actor: Actor) =>
      (await peopleFound(actor, "")).map(({ number }) => number).filter((n) => n.startsWith("S"));
    expect((await numbers(supervisor)).sort()).toEqual(
      Array.from({ length: 24 }, (_, index) => `S${String(index + 1).padStart(3, "0")}`),
    );
    expect((await listSections(supervisor, NOW)).map(({ name }) => name.en)).toEqual([
      "Grade 7 A",
      "Grade 7 B",
    ]);
    expect(await numbers({ ...supervisor, supervises: [school] })).toHaveLength(36);
    const outside = await personByNumber(organization.id, "S030");
    await expect(getPerson(supervisor, outside.id, NOW)).rejects.toMatchObject({ code: "not_found" });
  });

  it("begins on its day and not before", async () => {
    const { student } = organization;
    await giveRole(administrator, role(student.personId, { validFrom: "2026-12-24" }), NOW);
    expect((await again(student))?.roles).toEqual(["student"]);
    const account = await accountOf(student);
    expect((await signIn(account, LATER)).roles).toEqual(["teacher", "student"]);
  });

  it("refuses the same twice, but not one after the other", async () => {
    const { personId } = organization.student;
    await giveRole(administrator, role(personId, { validTo: "2026-12-01" }), NOW);
    await expect(
      giveRole(administrator, role(personId, { validFrom: "2026-11-30" }), NOW),
    ).rejects.toMatchObject({ code: "conflict", reason: "role_given_already" });
    await giveRole(administrator, role(personId, { validFrom: "2026-12-01" }), NOW);
    await giveRole(administrator, role(personId, { unitId: await unitId("Grade 7") }), NOW);
    expect((await holder(personId)).roles).toHaveLength(4);
  });

  it("knows no way to give the operator's role, nor an administrator to a unit", () => {
    const input = role(NOWHERE);
    expect(giveRoleSchema.safeParse(input).success).toBe(true);
    expect(giveRoleSchema.safeParse({ ...input, role: "operator" }).success).toBe(false);
    expect(giveRoleSchema.safeParse({ ...input, role: "administrator", unitId: NOWHERE }).success).toBe(
      false,
    );
    expect(giveRoleSchema.safeParse({ ...input, validTo: TODAY }).success).toBe(false);
  });

  it("is for people and units of the organisation", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const stranger = neighbour.student.personId;
    await expect(giveRole(administrator, role(stranger), NOW)).rejects.toMatchObject({ code: "not_found" });
    const foreign = await unitId("Grade 7", neighbour.administrator);
    await expect(
      giveRole(administrator, role(organization.student.personId, { unitId: foreign }), NOW),
    ).rejects.toMatchObject({ code: "not_found", field: "unitId" });
  });
});

describe("ending a role", () => {
  it("at once takes it away at the next request, ends the sign-ins, and keeps the history", async () => {
    const { teacher } = organization;
    const affiliationId = await affiliationOf(teacher, "teacher");
    await endRole(administrator, { affiliationId, validTo: TODAY }, NOW);
    expect(await again(teacher)).toBeNull();
    expect((await holder(teacher.personId)).roles).toMatchObject([{ role: "teacher", validTo: TODAY }]);
    await expect(endRole(administrator, { affiliationId, validTo: TODAY }, NOW)).rejects.toMatchObject({
      reason: "role_ended_already",
    });
  });

  it("with a last day to come leaves the sign-in until then", async () => {
    const { teacher } = organization;
    const affiliationId = await affiliationOf(teacher, "teacher");
    await endRole(administrator, { affiliationId, validTo: "2026-12-24" }, NOW);
    expect((await again(teacher))?.roles).toEqual(["teacher"]);
    await expect(signIn(await accountOf(teacher), LATER)).rejects.toThrow("no role");
    for (const [validTo, reason] of [
      ["2026-11-21", "role_end_past"],
      ["2026-12-25", "role_end_later"],
    ])
      await expect(
        endRole(administrator, { affiliationId, validTo: validTo ?? "" }, NOW),
      ).rejects.toMatchObject({ code: "invalid", reason });
  });

  it("takes back one that has not begun", async () => {
    const { personId } = organization.student;
    const given = role(personId, { validFrom: "2027-01-01" });
    const { affiliationId } = await giveRole(administrator, given, NOW);
    await endRole(administrator, { affiliationId, validTo: TODAY }, NOW);
    expect((await holder(personId)).roles[0]).toMatchObject({
      validFrom: "2027-01-01",
      validTo: "2027-01-01",
    });
  });

  it("leaves somebody who can administer: not the last one, nor one without an account beside", async () => {
    const affiliationId = await affiliationOf(administrator, "administrator");
    const end = (validTo = TODAY) => endRole(administrator, { affiliationId, validTo }, NOW);
    await expect(end()).rejects.toMatchObject({ code: "conflict", reason: "last_administrator" });
    await expect(end("2027-06-01")).rejects.toMatchObject({ reason: "last_administrator" });
    const { id: withoutAccount } = await personByNumber(organization.id, "T002");
    await giveRole(administrator, role(withoutAccount, { role: "administrator" }), NOW);
    await expect(end()).rejects.toMatchObject({ reason: "last_administrator" });
    await giveRole(
      administrator,
      role(organization.teacher.personId, { role: "administrator", validTo: "2027-01-01" }),
      NOW,
    );
    await expect(end()).rejects.toMatchObject({ reason: "last_administrator" });
    await giveRole(
      administrator,
      role(organization.teacher.personId, { role: "administrator", validFrom: "2027-01-01" }),
      NOW,
    );
    await end();
    expect(await again(administrator)).toBeNull();
  });

  it("of two administrators who end one another, one stays", async () => {
    const { teacher } = organization;
    await giveRole(administrator, role(teacher.personId, { role: "administrator" }), NOW);
    const second = await again(teacher);
    if (!second) throw new Error("signed out");
    const [first, other] = [
      await affiliationOf(administrator, "administrator"),
      await affiliationOf(teacher, "administrator"),
    ];
    const ends = await Promise.allSettled([
      endRole(administrator, { affiliationId: other, validTo: TODAY }, NOW),
      endRole(second, { affiliationId: first, validTo: TODAY }, NOW),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("does not touch the operator of the platform", async () => {
    const { personId } = organization.teacher;
    await inOrganization(organization.id, (tx) =>
      tx.insert(affiliations).values({
        organizationId: organization.id,
        id: NOWHERE,
        personId,
        role: "operator",
        validFrom: TODAY,
        createdAt: NOW,
      }),
    );
    const refused = { code: "forbidden", reason: "role_operator" };
    await expect(
      endRole(administrator, { affiliationId: NOWHERE, validTo: TODAY }, NOW),
    ).rejects.toMatchObject(refused);
    const { id: accountId } = await accountOf(organization.teacher);
    await expect(setAccountState(administrator, { accountId, state: "inactive" }, NOW)).rejects.toMatchObject(
      refused,
    );
  });
});

describe("an account", () => {
  it("is switched off, with its sign-ins, and on again", async () => {
    const { teacher } = organization;
    const { id: accountId } = await accountOf(teacher);
    await setAccountState(administrator, { accountId, state: "inactive" }, NOW);
    expect(await again(teacher)).toBeNull();
    expect((await holder(teacher.personId)).account?.isActive).toBe(false);
    await setAccountState(administrator, { accountId, state: "active" }, NOW);
    expect(await again(teacher)).toBeNull();
    expect((await signIn(await accountOf(teacher), NOW)).roles).toEqual(["teacher"]);
  });

  it("is not switched off by its owner, nor where nobody could administer then", async () => {
    const own = { accountId: administrator.accountId, state: "inactive" as const };
    await expect(setAccountState(administrator, own, NOW)).rejects.toMatchObject({ reason: "account_own" });
    const { teacher } = organization;
    await giveRole(administrator, role(teacher.personId, { role: "administrator" }), NOW);
    const second = await again(teacher);
    if (!second) throw new Error("signed out");
    await endRole(
      administrator,
      { affiliationId: await affiliationOf(teacher, "administrator"), validTo: "2026-12-01" },
      NOW,
    );
    await expect(setAccountState(second, own, NOW)).rejects.toMatchObject({ reason: "last_administrator" });
  });
});

describe("roles are given and ended by administrators of the organisation only", () => {
  it("refuses teachers, students, and a neighbour's administrator", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const affiliationId = await affiliationOf(organization.teacher, "teacher");
    const { accountId } = organization.teacher;
    const attempts = [
      (actor: Actor) => listRoleHolders(actor, "staff", NOW),
      (actor: Actor) => giveRole(actor, role(organization.student.personId), NOW),
      (actor: Actor) => endRole(actor, { affiliationId, validTo: TODAY }, NOW),
      (actor: Actor) => setAccountState(actor, { accountId, state: "inactive" }, NOW),
    ];
    for (const attempt of attempts)
      for (const actor of [organization.teacher, organization.student])
        await expect(attempt(actor)).rejects.toMatchObject({ code: "forbidden" });
    for (const attempt of attempts.slice(1))
      await expect(attempt(neighbour.administrator)).rejects.toMatchObject({ code: "not_found" });
    const personId = organization.teacher.personId;
    expect((await listRoleHolders(neighbour.administrator, { personId }, NOW)).holders).toEqual([]);
  });
});

async function accountOf({ organizationId, accountId }: Actor) {
  const [account] = await inOrganization(organizationId, (tx) =>
    tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId))),
  );
  if (!account) throw new Error("no account");
  return account;
}
