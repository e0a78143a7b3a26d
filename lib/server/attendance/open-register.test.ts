import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { terms } from "@/db/schema/courses";
import type { RegisterFrame } from "@/lib/contracts/register";
import { inOrganization } from "../database";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { openRegister } from "./open-register";

const NOW = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  school = await createTestOrganization(opened, NOW);
  neighbour = await createTestOrganization(opened, NOW);
});
afterAll(() => opened.close());

const open = (given: Partial<Parameters<typeof openRegister>[1]>) =>
  openRegister(school.administrator, { span: "month", ...given }, NOW);
const namesOf = ({ places }: RegisterFrame) => places.map(({ name }) => name.en);

describe("openRegister", () => {
  it("begins with the first section and the month of today, with weeks as the place has them", async () => {
    const frame = await open({});
    expect(frame).toMatchObject({
      today: "2026-11-22",
      span: "month",
      from: "2026-11-01",
      to: "2026-11-30",
      // Friday and Saturday are off in the demo school.
      weekStart: 7,
      term: null,
    });
    const first = frame.places.find(({ scope }) => scope.kind === "section");
    expect(frame.scope).toEqual(first?.scope);
    expect(namesOf(frame)).toEqual([
      "Everybody",
      "Al-Noor Demo School",
      "Grade 7",
      "Grade 8",
      "Grade 7 A",
      "Grade 7 B",
      "Grade 8 A",
    ]);
  });

  it("shows the week that holds a date", async () => {
    const week = await open({ span: "week", date: "2026-11-25" });
    expect([week.from, week.to]).toEqual(["2026-11-22", "2026-11-28"]);
  });

  it("shows a month where a term was asked and there is none, the term where there is one", async () => {
    expect(await open({ span: "term", date: "2027-02-10" })).toMatchObject({ span: "month", term: null });
    await inOrganization(school.id, (tx) =>
      tx.insert(terms).values({
        organizationId: school.id,
        id: "019aa9f0-0000-7000-8000-000000000001",
        nameAr: "الربيع",
        nameEn: "Spring",
        startsOn: "2027-01-17",
        endsOn: "2027-05-27",
      }),
    );
    expect(await open({ span: "term", date: "2027-02-10" })).toMatchObject({
      span: "term",
      from: "2027-01-17",
      to: "2027-05-27",
      term: { name: { en: "Spring" } },
    });
  });

  it("shows a teacher what the teacher's reach holds", async () => {
    const frame = await openRegister(school.teacher, { span: "month" }, NOW);
    expect(namesOf(frame)).toEqual(["Everybody", "Grade 7 A", "Grade 7 B"]);
    const other = (await open({})).places.find(({ name }) => name.en === "Grade 8 A");
    await expect(
      openRegister(school.teacher, { span: "month", scope: other?.scope }, NOW),
    ).rejects.toMatchObject({ code: "not_found", reason: "scope_not_found" });
  });

  it("refuses a student, and another organisation's sections", async () => {
    await expect(openRegister(school.student, { span: "month" }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    const foreign = await openRegister(neighbour.administrator, { span: "month" }, NOW);
    expect(foreign.scope?.kind).toBe("section");
    await expect(open({ scope: foreign.scope ?? undefined })).rejects.toMatchObject({ code: "not_found" });
  });
});
