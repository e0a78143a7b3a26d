import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { persons } from "@/db/schema/people";
import { sectionMembers } from "@/db/schema/sections";
import { inOrganization } from "../database";
import { listSections } from "../sections/list-sections";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { addMember } from "./add-member";
import { endMember } from "./end-member";
import { getRoster } from "./get-roster";
import { importRoster } from "./import-roster";
import { moveMember } from "./move-member";

/** 10:00 in Cairo, a Sunday. */
const NOW = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let organization: TestOrganization;
let sections: Record<string, string>;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  const listed = await listSections(organization.administrator, NOW);
  sections = Object.fromEntries(listed.map(({ id, name }) => [name.en, id]));
});

const idOf = async (number: string) => (await personByNumber(organization.id, number)).id;
const section = (name: string) => sections[name] ?? "";
const placesOf = async (personId: string) =>
  inOrganization(organization.id, async (tx) =>
    (await tx.select().from(sectionMembers).where(eq(sectionMembers.personId, personId))).map(
      ({ sectionId, validFrom, validTo }) => ({ sectionId, validFrom, validTo }),
    ),
  );

describe("a roster", () => {
  it("keeps the past in the old section when somebody moves", async () => {
    const personId = await idOf("S001");
    const move = {
      personId,
      fromSectionId: section("Grade 7 A"),
      toSectionId: section("Grade 8 A"),
      on: "2026-11-24",
    };
    await moveMember(organization.administrator, move, NOW);
    expect(await placesOf(personId)).toEqual([
      { sectionId: section("Grade 7 A"), validFrom: expect.any(String), validTo: "2026-11-24" },
      { sectionId: section("Grade 8 A"), validFrom: "2026-11-24", validTo: null },
    ]);
    await expect(moveMember(organization.administrator, move, NOW)).rejects.toMatchObject({
      reason: "not_on_roster",
    });
  });

  it("has nobody twice, nobody in the past, and tells holes between two stays", async () => {
    const personId = await idOf("S001");
    const place = { sectionId: section("Grade 7 A"), personId, role: "learner" as const, validTo: null };
    await expect(
      addMember(organization.administrator, { ...place, validFrom: "2026-11-24" }, NOW),
    ).rejects.toMatchObject({ reason: "already_on_roster" });
    const end = { sectionId: place.sectionId, personId, from: "2026-11-25" };
    await endMember(organization.administrator, end, NOW);
    await expect(
      addMember(organization.administrator, { ...place, validFrom: "2026-11-01" }, NOW),
    ).rejects.toMatchObject({ reason: "day_is_over" });
    await addMember(organization.administrator, { ...place, validFrom: "2026-12-01" }, NOW);
    const roster = await getRoster(organization.teacher, place.sectionId, NOW);
    expect(roster.faults).toMatchObject([{ personId, kind: "gap", from: "2026-11-25", to: "2026-12-01" }]);
    await expect(
      endMember(organization.administrator, { ...end, sectionId: section("Grade 8 A") }, NOW),
    ).rejects.toMatchObject({
      reason: "not_on_roster",
    });
  });

  it("is arranged by the administrator and read by its teachers, within the organisation", async () => {
    const personId = await idOf("S001");
    const neighbour = await createTestOrganization(opened, NOW);
    const end = { sectionId: section("Grade 7 A"), personId, from: "2026-11-25" };
    await expect(endMember(organization.teacher, end, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(endMember(neighbour.administrator, end, NOW)).rejects.toMatchObject({ code: "not_found" });
    const add = {
      sectionId: section("Grade 8 A"),
      personId,
      role: "learner" as const,
      validFrom: "2026-11-25",
      validTo: null,
    };
    await expect(addMember(neighbour.administrator, add, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(getRoster(organization.teacher, section("Grade 8 A"), NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getRoster(neighbour.administrator, section("Grade 8 A"), NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getRoster(organization.student, section("Grade 7 A"), NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("a roster file", () => {
  const HEAD = "number,name_ar,name_en,kind,section,role,valid_from,valid_to";
  const run = (csv: string, mode: "dry_run" | "apply" = "apply") =>
    importRoster(organization.administrator, { mode, csv }, NOW);
  const people = async () =>
    inOrganization(organization.id, (tx) =>
      tx.select().from(persons).where(eq(persons.organizationId, organization.id)),
    );

  it("is tried first, then taken over whole, and changes nothing the second time", async () => {
    const csv = [
      HEAD,
      "N1,ندى,Nada,student,Grade 7 A,,2026-11-23,",
      "S001,سارة منصور,Sara Mansour-Ali,student,,,,",
    ].join("\n");
    const before = (await people()).length;
    expect(await run(csv, "dry_run")).toMatchObject({
      kind: "checked",
      peopleAdded: 1,
      peopleChanged: 1,
      membershipsAdded: 1,
    });
    expect((await people()).length).toBe(before);
    expect(await run(csv)).toMatchObject({ kind: "applied", peopleAdded: 1 });
    expect((await people()).find(({ number }) => number === "S001")?.nameEn).toBe("Sara Mansour-Ali");
    expect(await placesOf(await idOf("N1"))).toEqual([
      { sectionId: section("Grade 7 A"), validFrom: "2026-11-23", validTo: null },
    ]);
    expect(await run(csv)).toMatchObject({
      kind: "applied",
      peopleAdded: 0,
      peopleChanged: 0,
      membershipsAdded: 0,
    });
  });

  it("is read as spreadsheets write it", async () => {
    const csv = `\ufeffKIND;Name EN;name_ar;Number;SECTION;valid_from\r\nStudent;"Nada; of Cairo";\u200fندى\u200f;٩٠١;الصف السابع أ;٢٠٢٦-١١-٢٣\r\n`;
    expect(await run(csv)).toMatchObject({ kind: "applied", peopleAdded: 1, membershipsAdded: 1 });
    expect(await personByNumber(organization.id, "901")).toMatchObject({
      nameEn: "Nada; of Cairo",
      nameAr: "ندى",
    });
  });

  it("of 5,000 rows with 7 faulty ones is refused whole, and each fault is told", async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, i) => `X${i},اسم ${i},Name ${i},student,Grade 7 B,learner,2026-11-23,`,
    );
    const faulty: [number, string][] = [
      [10, ",اسم,Name,student,,,,"],
      [500, "X500b,,Name,student,,,,"],
      [1000, "X1000b,اسم,Name,pupil,,,,"],
      [2000, "X2000b,اسم,Name,student,Grade 99,,2026-11-23,"],
      [3000, "X3000b,اسم,Name,student,Grade 7 B,,23/11/2026,"],
      [4000, "X1,اسم آخر,Another Name,student,,,,"],
      [4500, "X4500b,اسم,Name,student,Grade 7 B,,2026-11-23,2026-11-01"],
    ];
    for (const [index, row] of faulty) rows[index] = row;
    const before = (await people()).length;
    const outcome = await run([HEAD, ...rows].join("\n"));
    expect(outcome).toMatchObject({ kind: "refused", rows: 5_000 });
    expect(outcome.faults.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [12, "number", "required"],
      [502, "name_ar", "required"],
      [1002, "kind", "unknown_kind"],
      [2002, "section", "unknown_group"],
      [3002, "valid_from", "not_a_date"],
      [4002, "number", "two_people_with_one_number"],
      [4502, "valid_to", "ends_before_start"],
    ]);
    expect((await people()).length).toBe(before);
  });

  it.each([
    ["no heading that it knows", "a,b\n1,2", { line: 1, column: "number", reason: "column_missing" }],
    ["no rows", HEAD, { reason: "no_rows" }],
    ["an open quote", `${HEAD}\n"N1,x`, { line: 2, reason: "not_csv" }],
  ])("with %s is refused", async (_, csv, fault) => {
    expect((await run(csv)).faults[0]).toMatchObject(fault);
  });

  it("is the administrator's", async () => {
    const input = { mode: "apply" as const, csv: `${HEAD}\nN1,ندى,Nada,student,,,,` };
    await expect(importRoster(organization.teacher, input, NOW)).rejects.toMatchObject({ code: "forbidden" });
    const neighbour = await createTestOrganization(opened, NOW);
    await importRoster(neighbour.administrator, input, NOW);
    expect((await people()).some(({ number }) => number === "N1")).toBe(false);
  });
});
