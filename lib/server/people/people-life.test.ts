import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { faceTemplates } from "@/db/schema/faces";
import { obligations } from "@/db/schema/obligations";
import { accounts, consents, persons } from "@/db/schema/people";
import { sectionMembers } from "@/db/schema/sections";
import { listPeopleSchema } from "@/lib/contracts/people";
import { findActor } from "../accounts/find-actor";
import type { Actor } from "../actor";
import { giveRole } from "../affiliations/give-role";
import { listRoleHolders } from "../affiliations/list-role-holders";
import { getToday } from "../attendance/get-today";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { listSections } from "../sections/list-sections";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom } from "../testing/test-vectors";
import { listUnitTree } from "../units/list-unit-tree";
import { addPerson } from "./add-person";
import { changePerson } from "./change-person";
import { deletePerson } from "./delete-person";
import { endRosters } from "./end-rosters";
import { getDeletionPreview } from "./get-deletion-preview";
import { getPerson } from "./get-person";
import { listPeople } from "./list-people";
import { listPeopleIds } from "./list-people-ids";
import { placePeople } from "./place-people";
import { recordDeparture } from "./record-departure";
import { recordReturn } from "./record-return";

const NOW = new Date("2026-11-22T08:05:00Z");
const TODAY = "2026-11-22";
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

const list = (actor: Actor, filter: Record<string, unknown> = {}) =>
  listPeople(actor, listPeopleSchema.parse(filter), NOW);

const student = (number = "S001") => personByNumber(organization.id, number);

async function unitNamed(name: string): Promise<string> {
  const unit = (await listUnitTree(administrator, NOW)).units.find((one) => one.name.en === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit.id;
}

const rowsOf = <T>(work: (organizationId: string) => Promise<T[]>) => work(organization.id);

const rostersOf = (personId: string) =>
  rowsOf((organizationId) =>
    inOrganization(organizationId, (tx) =>
      tx
        .select()
        .from(sectionMembers)
        .where(and(eq(sectionMembers.organizationId, organizationId), eq(sectionMembers.personId, personId))),
    ),
  );

const expectedToday = async (personId: string) =>
  (await getToday(administrator, NOW)).sessions.filter(
    (session) => session.phase !== "ended" && session.entries.some((entry) => entry.personId === personId),
  ).length;

describe("the list in pages", () => {
  it("tells the total, cuts nothing off silently, and orders by the name that is read", async () => {
    const first = await list(administrator, { perPage: 15 });
    expect(first).toMatchObject({ total: 40, page: 1, pageCount: 3 });
    const third = await list(administrator, { perPage: 15, page: 3 });
    const beyond = await list(administrator, { perPage: 15, page: 99 });
    expect(third.people).toHaveLength(10);
    expect(beyond.people).toEqual(third.people);
    const all = await list(administrator, { perPage: 200 });
    expect(new Set(all.people.map(({ id }) => id)).size).toBe(40);
    expect(all.people.map(({ name }) => name.en)).toEqual(
      all.people.map(({ name }) => name.en).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
    const arabic = await list(administrator, { language: "ar", perPage: 4 });
    expect(arabic.people.map(({ name }) => name.ar)).toEqual([
      "إبراهيم فارس",
      "آدم سليمان",
      "أنس الجابري",
      "آية الحسن",
    ]);
  });

  it.each([
    ["ابراهيم", ["S018"]],
    ["ليلي", ["S003"]],
    ["LAYLA", ["S003"]],
    ["s03", ["S030", "S031", "S032", "S033", "S034", "S035", "S036"]],
    ["100%", []],
  ])("finds %s as people write it", async (text, numbers) => {
    const { people } = await list(administrator, { text });
    expect(people.map(({ number }) => number).sort()).toEqual(numbers);
  });

  it("filters by unit with all below it, section, kind, face and who left", async () => {
    const numbers = async (filter: Record<string, unknown>) =>
      (await list(administrator, { ...filter, perPage: 200 })).people.map(({ number }) => number);
    const sections = await listSections(administrator, NOW);
    const eighth = sections.find(({ name }) => name.en === "Grade 8 A");
    expect(await numbers({ unit: await unitNamed("Grade 8") })).toHaveLength(13);
    expect(await numbers({ unit: await unitNamed("Al-Noor Demo School") })).toHaveLength(38);
    expect(await numbers({ section: eighth?.id, kind: "student" })).toHaveLength(12);
    expect((await numbers({ kind: "employee" })).sort()).toEqual(["T001", "T002", "T003", "T004"]);
    await enrolVector(organization, (await student()).id, randomVector(seededRandom(1)));
    expect(await numbers({ face: "enrolled" })).toEqual(["S001"]);
    expect(await numbers({ face: "none" })).toHaveLength(39);
    await recordDeparture(administrator, { personId: (await student("S002")).id, leftOn: TODAY }, NOW);
    expect(await numbers({ status: "left" })).toEqual(["S002"]);
    expect(await numbers({})).toHaveLength(39);
  });

  it("lets no filter reach beyond the own people", async () => {
    const own = await list(organization.teacher, { perPage: 200 });
    const eighth = await list(organization.teacher, { unit: await unitNamed("Grade 8") });
    expect(own.total).toBeLessThan(40);
    expect(eighth.people.filter(({ kind }) => kind === "student")).toEqual([]);
    expect(await listPeopleIds(administrator, listPeopleSchema.parse({ text: "S03" }), NOW)).toHaveLength(7);
  });
});

describe("changing a person", () => {
  const said = { kind: "student", nameAr: "سارة محمود", nameEn: "Sara Mahmoud", number: "S001" } as const;

  it("corrects names, also those of the account, and moves into a unit with history", async () => {
    const { personId } = organization.student;
    const unitId = await unitNamed("Grade 8");
    await changePerson(administrator, { ...said, personId, unitId }, NOW);
    expect(await getPerson(administrator, personId, NOW)).toMatchObject({
      name: { ar: "سارة محمود", en: "Sara Mahmoud" },
      unit: { id: unitId, name: { en: "Grade 8" } },
    });
    expect((await findActor(organization.student, NOW))?.name.en).toBe("Sara Mahmoud");
    const [holder] = (await listRoleHolders(administrator, { personId }, NOW)).holders;
    expect(holder?.roles.map(({ unit, validTo }) => [unit?.name.en, validTo])).toEqual([
      ["Grade 8", null],
      ["Grade 7", TODAY],
    ]);
    const { lines } = await readAudit(administrator, { objectId: personId, action: "person.change" });
    expect(lines[0]?.after).toMatchObject({ changed: ["nameAr", "nameEn"], unitId });
    const kept = lines.map(({ before, after }) => JSON.stringify([before, after]));
    expect(kept.join()).not.toMatch(/Mahmoud|Mansour|S001/);
  });

  it("names a number that is taken and keeps nothing", async () => {
    const { personId } = organization.student;
    await expect(
      changePerson(administrator, { ...said, number: "S002", personId, unitId: null }, NOW),
    ).rejects.toMatchObject({ code: "conflict", reason: "number_taken", field: "number" });
    expect((await getPerson(administrator, personId, NOW)).name.en).toBe("Sara Mansour");
  });

  it("is told by the new person's unit from the beginning; a teacher's own units count too", async () => {
    const unitId = await unitNamed("Grade 7");
    const supervisor = { ...organization.teacher, supervises: [unitId] };
    const newcomer = {
      kind: "student",
      nameAr: "وردة",
      nameEn: "Warda",
      number: "S900",
      sectionIds: [],
      unitId,
    } as const;
    const { id } = await addPerson(supervisor, { ...newcomer, sectionIds: [] }, NOW);
    expect((await getPerson(supervisor, id, NOW)).unit?.name.en).toBe("Grade 7");
    await expect(
      addPerson(
        supervisor,
        { ...newcomer, sectionIds: [], number: "S901", unitId: await unitNamed("Grade 8") },
        NOW,
      ),
    ).rejects.toMatchObject({ code: "not_found", field: "unitId" });
  });
});

describe("leaving and returning", () => {
  it("ends rosters, roles, sign-ins and the face at once, and keeps what was", async () => {
    const { personId } = organization.student;
    await enrolVector(organization, personId, randomVector(seededRandom(2)));
    expect(await expectedToday(personId)).toBeGreaterThan(0);
    await recordDeparture(administrator, { personId, leftOn: TODAY }, NOW);
    expect(await getPerson(administrator, personId, NOW)).toMatchObject({
      status: "left",
      leftOn: TODAY,
      sections: [],
      enrolledAt: null,
    });
    expect(await expectedToday(personId)).toBe(0);
    expect(await rostersOf(personId)).toMatchObject([{ validFrom: "2026-11-01", validTo: TODAY }]);
    expect(await findActor(organization.student, NOW)).toBeNull();
    const [templates, withdrawn] = await inOrganization(organization.id, async (tx) => [
      await tx.$count(faceTemplates, eq(faceTemplates.personId, personId)),
      await tx.select().from(consents).where(eq(consents.personId, personId)),
    ]);
    expect(templates).toBe(0);
    expect(withdrawn).toMatchObject([{ withdrawnAt: NOW }]);
    const { lines } = await readAudit(administrator, { objectId: personId, action: "person.leave" });
    expect(lines[0]?.after).toMatchObject({ leftOn: TODAY, places: 1, roles: 1, templates: 1, signIns: 1 });
  });

  it("takes back what was expected since the day, but not where the person was", async () => {
    const { personId } = organization.student;
    await getToday(administrator, NOW);
    const open = await inOrganization(organization.id, (tx) =>
      tx.select().from(obligations).where(eq(obligations.personId, personId)),
    );
    expect(open.length).toBeGreaterThan(0);
    await recordDeparture(administrator, { personId, leftOn: "2026-11-20" }, NOW);
    const after = await inOrganization(organization.id, (tx) =>
      tx.select().from(obligations).where(eq(obligations.personId, personId)),
    );
    expect(after.map(({ state }) => state)).toEqual(after.map(() => "cancelled"));
  });

  it("returns to the unit of before, without sections, face or staff roles", async () => {
    const { personId } = organization.student;
    await recordDeparture(administrator, { personId, leftOn: TODAY }, NOW);
    await recordReturn(administrator, { personId }, NOW);
    expect(await getPerson(administrator, personId, NOW)).toMatchObject({
      status: "active",
      leftOn: null,
      unit: { name: { en: "Grade 7" } },
      sections: [],
    });
    await expect(recordReturn(administrator, { personId }, NOW)).rejects.toMatchObject({
      reason: "person_here_already",
    });
  });

  it("refuses the future, oneself, twice, and the last who could administer", async () => {
    const { id } = await student("S005");
    const leave = (personId: string, leftOn = TODAY) =>
      recordDeparture(administrator, { personId, leftOn }, NOW);
    await expect(leave(id, "2026-11-23")).rejects.toMatchObject({ reason: "departure_future" });
    await expect(leave(administrator.personId)).rejects.toMatchObject({ reason: "person_own" });
    await leave(id);
    await expect(leave(id)).rejects.toMatchObject({ reason: "person_left_already" });
    const { teacher } = organization;
    const role = { role: "administrator", unitId: null, validFrom: TODAY, validTo: "2026-12-01" } as const;
    await giveRole(administrator, { ...role, personId: teacher.personId }, NOW);
    const second = await findActor(teacher, NOW);
    if (!second) throw new Error("signed out");
    await expect(
      recordDeparture(second, { personId: administrator.personId, leftOn: TODAY }, NOW),
    ).rejects.toMatchObject({ reason: "last_administrator" });
  });
});

describe("deleting a person", () => {
  it("tells before what is erased and what stays, then does it", async () => {
    const { personId, accountId, email } = organization.student;
    await enrolVector(organization, personId, randomVector(seededRandom(3)));
    await getToday(administrator, NOW);
    expect(await getDeletionPreview(administrator, { personId })).toMatchObject({
      erased: { templates: 1, consents: 1, accounts: 1, signIns: 1 },
    });
    await deletePerson(administrator, { personId, name: " sara  MANSOUR " }, NOW);
    await expect(getPerson(administrator, personId, NOW)).rejects.toMatchObject({ code: "not_found" });
    expect((await list(administrator)).total).toBe(39);
    expect(await findActor(organization.student, NOW)).toBeNull();
    const [rows, account, consent, templates] = await inOrganization(organization.id, async (tx) => [
      await tx.select().from(persons).where(eq(persons.id, personId)),
      await tx.select().from(accounts).where(eq(accounts.id, accountId)),
      await tx.select().from(consents).where(eq(consents.personId, personId)),
      await tx.$count(faceTemplates, eq(faceTemplates.personId, personId)),
    ]);
    expect(rows).toMatchObject([
      { status: "deleted", nameEn: expect.stringMatching(/^Deleted person [0-9a-f]{4}$/) },
    ]);
    expect(account).toMatchObject([{ active: false, passwordHash: null, totpSealed: null }]);
    expect(consent).toMatchObject([{ withdrawnAt: NOW, giverName: rows[0]?.nameEn }]);
    expect(templates).toBe(0);
    const left = JSON.stringify([rows, account, consent]);
    for (const word of ["Sara", "سارة", "S001", email]) expect(left).not.toContain(word);
    const { lines } = await readAudit(administrator, { objectId: personId, action: "person.delete" });
    expect(lines[0]).toMatchObject({
      after: { templates: 1, consents: 1 },
      objectName: { en: rows[0]?.nameEn },
    });
  });

  it("frees the number and the address for somebody else", async () => {
    const { personId } = organization.student;
    await deletePerson(administrator, { personId, name: "Sara Mansour" }, NOW);
    const newcomer = {
      kind: "student",
      nameAr: "سارة",
      nameEn: "Sara",
      number: "S001",
      sectionIds: [],
      unitId: null,
    } as const;
    await addPerson(administrator, { ...newcomer, sectionIds: [] }, NOW);
  });

  it("wants the name typed again, and spares oneself and the last who could administer", async () => {
    const { id } = await student("S005");
    for (const name of ["", "Maryam", "Sara Mansour"])
      await expect(deletePerson(administrator, { personId: id, name }, NOW)).rejects.toMatchObject({
        code: "invalid",
        reason: "name_differs",
        field: "name",
      });
    await expect(
      deletePerson(administrator, { personId: administrator.personId, name: "Nasser Al-Qadi" }, NOW),
    ).rejects.toMatchObject({ reason: "person_own" });
    expect((await list(administrator)).total).toBe(40);
  });
});

describe("many at once", () => {
  it("are put into a unit, all or none", async () => {
    const unitId = await unitNamed("Grade 8");
    const personIds = await listPeopleIds(administrator, listPeopleSchema.parse({ text: "S00" }), NOW);
    expect(await placePeople(administrator, { personIds, unitId }, NOW)).toEqual({ changed: 9 });
    expect(await placePeople(administrator, { personIds, unitId }, NOW)).toEqual({ changed: 0 });
    const stranger = (await personByNumber((await createTestOrganization(opened, NOW)).id, "S001")).id;
    await expect(
      placePeople(administrator, { personIds: [...personIds, stranger], unitId: null }, NOW),
    ).rejects.toMatchObject({ code: "not_found", reason: "people_changed" });
    expect((await getPerson(administrator, personIds[0] ?? "", NOW)).unit?.name.en).toBe("Grade 8");
    expect(await placePeople(administrator, { personIds, unitId: null }, NOW)).toEqual({ changed: 9 });
    expect((await getPerson(administrator, personIds[0] ?? "", NOW)).unit).toBeNull();
  });

  it("are taken off all rosters from a day on", async () => {
    const { id } = await student("S010");
    await expect(
      endRosters(administrator, { personIds: [id], from: "2026-11-21" }, NOW),
    ).rejects.toMatchObject({ reason: "roster_end_past" });
    expect(await endRosters(administrator, { personIds: [id], from: "2026-12-01" }, NOW)).toEqual({
      ended: 1,
    });
    expect(await expectedToday(id)).toBeGreaterThan(0);
    expect(await endRosters(administrator, { personIds: [id], from: TODAY }, NOW)).toEqual({ ended: 1 });
    expect(await expectedToday(id)).toBe(0);
    expect((await getPerson(administrator, id, NOW)).status).toBe("active");
  });
});

describe("people are changed by administrators of the organisation only", () => {
  const attempts: [string, (actor: Actor, personId: string) => Promise<unknown>][] = [
    [
      "change",
      (actor, personId) =>
        changePerson(
          actor,
          { personId, kind: "student", nameAr: "سرقة", nameEn: "Stolen", number: "S1", unitId: null },
          NOW,
        ),
    ],
    ["leave", (actor, personId) => recordDeparture(actor, { personId, leftOn: TODAY }, NOW)],
    ["return", (actor, personId) => recordReturn(actor, { personId }, NOW)],
    ["preview", (actor, personId) => getDeletionPreview(actor, { personId })],
    ["delete", (actor, personId) => deletePerson(actor, { personId, name: "Sara Mansour" }, NOW)],
    ["place", (actor, personId) => placePeople(actor, { personIds: [personId], unitId: null }, NOW)],
    ["end rosters", (actor, personId) => endRosters(actor, { personIds: [personId], from: TODAY }, NOW)],
  ];

  it.each(attempts)("%s", async (_, attempt) => {
    const { id } = await student();
    for (const actor of [organization.teacher, organization.student])
      await expect(attempt(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    const neighbour = await createTestOrganization(opened, NOW);
    await expect(attempt(neighbour.administrator, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await getPerson(administrator, id, NOW)).name.en).toBe("Sara Mansour");
  });

  it("choose all", async () => {
    const filter = listPeopleSchema.parse({});
    await expect(listPeopleIds(organization.teacher, filter, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    const neighbour = await createTestOrganization(opened, NOW);
    const { id } = await student();
    expect(await listPeopleIds(neighbour.administrator, filter, NOW)).not.toContain(id);
  });
});
