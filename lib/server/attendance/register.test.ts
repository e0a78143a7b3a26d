import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { AttendanceScope } from "@/lib/contracts/register";
import { listSections } from "../sections/list-sections";
import { obligationOf, openSessions, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { listUnitTree } from "../units/list-unit-tree";
import { finaliseNow } from "./finalise-now";
import { getOverview } from "./get-overview";
import { getPersonAttendance } from "./get-person-attendance";
import { getRegister } from "./get-register";
import { markPerson } from "./mark-person";

/** Two sessions of the first section: at ten S001 on time and S002 late, S003 excused; at noon S001 only. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
const END = minutes(241);
const DAY = "2026-11-22";
let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;
let first: AttendanceScope;
let third: AttendanceScope;

beforeAll(async () => {
  opened = await openTestDatabase();
  // A minute after the hour, so that the session before does not begin the day with everybody absent.
  school = await createTestOrganization(opened, minutes(0.5));
  neighbour = await createTestOrganization(opened, START);
  const sections = await listSections(school.administrator, START);
  const scopeOf = (name: string): AttendanceScope => ({
    kind: "section",
    id: sections.find(({ name: { en } }) => en === name)?.id ?? "",
  });
  [first, third] = [scopeOf("Grade 7 A"), scopeOf("Grade 8 A")];
  await openSessions(school.id, minutes(1));
  await see(school.id, "S001", minutes(2));
  await see(school.id, "S002", minutes(30));
  const { id: obligationId } = await obligationOf(school.id, "S003", START);
  await markPerson(school.teacher, { obligationId, mark: "excused" }, minutes(5));
  await see(school.id, "S001", minutes(121));
  await finaliseNow(school.administrator, END);
}, 180_000);
afterAll(() => opened.close());

const read = (scope: AttendanceScope, by = school.teacher, more: object = {}) =>
  getRegister(by, { scope, from: DAY, to: "2026-11-28", offset: 0, ...more }, END);

describe("the register", () => {
  it("shows people by days with codes, totals and rates", async () => {
    const register = await read(first);
    expect(register).toMatchObject({
      title: { en: "Grade 7 A" },
      peopleCount: 12,
      nextOffset: null,
      weekStart: 7,
    });
    expect(register.days.map(({ isWeekend }) => isWeekend)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    const row = (number: string) => register.rows.find((one) => one.number === number);
    const codes = (number: string) =>
      row(number)?.cells[DAY]?.map(({ code, isDecided }) => [code, isDecided]);
    expect(codes("S001")?.slice(0, 2)).toEqual([
      ["P", false],
      ["P", false],
    ]);
    expect(codes("S002")?.slice(0, 2)).toEqual([
      ["L", false],
      ["A", false],
    ]);
    expect(codes("S003")?.slice(0, 2)).toEqual([
      ["E", true],
      ["A", false],
    ]);
    expect(row("S003")).toMatchObject({
      totals: { E: 1, A: 1 },
      rate: { attended: 0, expected: 1, excused: 1 },
    });
    expect(row("S002")?.rate.share).toBeCloseTo(0.5);
    const { expected, byCode } = register.dayTotals[DAY] ?? { expected: 0, byCode: {} };
    expect(byCode).toMatchObject({ P: 2, L: 1, E: 1, A: 20 });
    expect(expected).toBe(36);
  });

  it("comes in pages, totals with the first", async () => {
    const rest = await read(first, school.teacher, { offset: 10 });
    expect(rest.rows).toHaveLength(2);
    expect(rest.dayTotals).toEqual({});
  });

  it("holds a unit with all below it, and everybody in reach", async () => {
    const { units } = await listUnitTree(school.administrator, START);
    const unit = units.find(({ name: { en } }) => en === "Grade 7");
    const ofUnit = await read({ kind: "unit", id: unit?.id ?? "" }, school.administrator);
    expect(ofUnit.peopleCount).toBe(24);
    expect((await read({ kind: "organization" }, school.administrator)).peopleCount).toBe(36);
    expect((await read({ kind: "organization" })).peopleCount).toBe(24);
  });

  it("is refused outside the reach, for students and neighbours", async () => {
    await expect(read(third)).rejects.toMatchObject({ reason: "scope_not_found" });
    await expect(read(first, school.student)).rejects.toMatchObject({ code: "forbidden" });
    await expect(read(first, neighbour.administrator)).rejects.toMatchObject({ reason: "scope_not_found" });
    await expect(
      read({ kind: "unit", id: "019aa9f0-0000-7000-8000-000000000001" }, school.administrator),
    ).rejects.toMatchObject({ reason: "scope_not_found" });
  });
});

describe("the overview", () => {
  it("tells trend, distribution, rate and who is at risk", async () => {
    const overview = await getOverview(school.teacher, { scope: first, from: DAY, to: DAY }, END);
    expect(overview.trend).toEqual([
      { date: DAY, expected: 36, present: 3, late: 1, absent: 21, excused: 1, undecided: 12 },
    ]);
    expect(overview.distribution).toMatchObject({ P: 2, L: 1, A: 20, E: 1 });
    expect(overview.rate).toMatchObject({ attended: 3, expected: 23, excused: 1 });
    expect(overview.atRisk.map(({ number }) => number)).not.toContain("S001");
    const second = overview.atRisk.find(({ number }) => number === "S002");
    expect(second).toMatchObject({ absences: 1, lates: 1, consecutiveAbsences: 1, reasons: ["low_rate"] });
    expect(overview.untaken.map(({ unmarked }) => unmarked)).toEqual([11, 9]);
  });

  it("is refused outside the reach, for students and neighbours", async () => {
    await expect(getOverview(school.teacher, { scope: third }, END)).rejects.toMatchObject({
      reason: "scope_not_found",
    });
    await expect(getOverview(school.student, { scope: first }, END)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(getOverview(neighbour.administrator, { scope: first }, END)).rejects.toMatchObject({
      reason: "scope_not_found",
    });
  });
});

describe("a person", () => {
  it("is shown with lines, totals and rates to those in whose reach they are", async () => {
    const { id: personId } = await personByNumber(school.id, "S002");
    const view = await getPersonAttendance(school.teacher, { personId, from: DAY, to: DAY }, END);
    const final = view.lines.filter(({ record }) => record.state === "final");
    expect(final.map(({ record }) => record.status.code)).toEqual(["A", "L"]);
    expect(final[1]?.record.explain[0]).toMatchObject({ code: "late", facts: { lateMinutes: 30 } });
    expect(view.rates.toDate).toMatchObject({ attended: 1, expected: 2, share: 0.5 });
  });

  it("is not found by anybody else", async () => {
    const { id: personId } = await personByNumber(school.id, "S030");
    await expect(getPersonAttendance(school.teacher, { personId }, END)).rejects.toMatchObject({
      reason: "person_not_found",
    });
    await expect(getPersonAttendance(school.student, { personId }, END)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(getPersonAttendance(neighbour.administrator, { personId }, END)).rejects.toMatchObject({
      reason: "person_not_found",
    });
  });
});
