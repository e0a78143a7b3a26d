import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { listPeopleSchema } from "@/lib/contracts/people";
import type { Actor } from "../actor";
import { getToday } from "../attendance/get-today";
import { listSections } from "../sections/list-sections";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { addPerson } from "./add-person";
import { getPerson } from "./get-person";
import { listPeople } from "./list-people";

const NOW = new Date("2026-11-22T08:05:00Z");
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

const peopleFound = async (actor: Actor, text: string) =>
  (await listPeople(actor, listPeopleSchema.parse({ text, perPage: 200 }), NOW)).people;

const newcomer = (sectionIds: string[]) => ({
  kind: "student" as const,
  nameAr: "وردة",
  nameEn: "Warda",
  number: "S900",
  sectionIds,
  unitId: null,
});

describe("the people list", () => {
  it("shows an administrator everybody, a teacher their own sections", async () => {
    expect(await peopleFound(organization.administrator, "")).toHaveLength(40);
    const own = await peopleFound(organization.teacher, "");
    expect(own.filter((person) => person.kind === "student")).toHaveLength(24);
    expect(own.map((person) => person.number)).not.toContain("S030");
    await expect(peopleFound(organization.student, "")).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it.each([
    { text: "mansour", numbers: ["S001"] },
    { text: "منصور", numbers: ["S001"] },
    { text: "S03", numbers: ["S030", "S031", "S032", "S033", "S034", "S035", "S036"] },
    { text: "%", numbers: [] },
    { text: "'; drop table persons; --", numbers: [] },
  ])("finds $text", async ({ text, numbers }) => {
    const found = await peopleFound(organization.administrator, text);
    expect(found.map((person) => person.number).sort()).toEqual(numbers);
  });

  it("is empty for a stranger's organisation", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const { id } = await personByNumber(neighbour.id, "S001");
    await expect(getPerson(organization.administrator, id, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(getPerson(organization.administrator, "no id", NOW)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("adding a person", () => {
  it("expects them in the sessions of their sections that have not ended", async () => {
    const [section] = await listSections(organization.administrator, NOW);
    if (!section) throw new Error("no section");
    const { id } = await addPerson(organization.administrator, newcomer([section.id]), NOW);
    expect(await getPerson(organization.administrator, id, NOW)).toMatchObject({
      number: "S900",
      sections: [section.name],
      enrolledAt: null,
    });
    const today = await getToday(organization.administrator, NOW);
    const expected = today.sessions.filter((session) =>
      session.entries.some((entry) => entry.personId === id),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(
      expected.every((session) => session.phase !== "ended" && session.section.en === section.name.en),
    ).toBe(true);
  });

  it("names a number that is taken and keeps nothing", async () => {
    const taken = { ...newcomer([]), number: "S001" };
    await expect(addPerson(organization.administrator, taken, NOW)).rejects.toMatchObject({
      code: "conflict",
      field: "number",
    });
    expect(await peopleFound(organization.administrator, "Warda")).toEqual([]);
  });

  it("takes a number that another organisation uses", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    await addPerson(neighbour.administrator, newcomer([]), NOW);
    await addPerson(organization.administrator, newcomer([]), NOW);
  });

  it("refuses unknown sections, a teacher's foreign section, and a student", async () => {
    const all = await listSections(organization.administrator, NOW);
    const own = await listSections(organization.teacher, NOW);
    const foreign = all.find((section) => !own.some((mine) => mine.id === section.id));
    expect(own).toHaveLength(2);
    const unknown = ["019aa9f0-0000-7000-8000-000000000001"];
    await expect(addPerson(organization.administrator, newcomer(unknown), NOW)).rejects.toMatchObject({
      code: "not_found",
      field: "sectionIds",
    });
    await expect(addPerson(organization.teacher, newcomer([foreign?.id ?? ""]), NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(addPerson(organization.teacher, newcomer([]), NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(addPerson(organization.student, newcomer([]), NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
