import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { SavePattern } from "@/lib/contracts/timetable";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { endPattern } from "./end-pattern";
import { getTimetable } from "./get-timetable";
import { placeSection } from "./place-section";
import { saveCourse } from "./save-course";
import { savePattern } from "./save-pattern";
import { saveTerm } from "./save-term";

/** 10:00 in Cairo, a Sunday. */
const NOW = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let organization: TestOrganization;
let sectionId: string;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  const { sections } = await getTimetable(organization.administrator, {}, NOW);
  sectionId = sections.find(({ name }) => name.en === "Grade 8 A")?.id ?? "";
});

const pattern = (change: Partial<SavePattern> = {}): SavePattern => ({
  sectionId,
  weekdays: [2, 4],
  localStart: "07:15",
  localEnd: "07:45",
  validFrom: "2026-11-23",
  validTo: null,
  intervalWeeks: 1,
  room: "B12",
  timeZone: null,
  ...change,
});

const early = async (from: string) => {
  const { sessions } = await getTimetable(organization.administrator, { from, sectionId }, NOW);
  return sessions
    .filter(({ room }) => room === "B12")
    .map(({ localDate, startsAt, sessionId }) => ({
      localDate,
      startsAt,
      stands: sessionId !== null,
    }));
};

describe("a meeting of the timetable", () => {
  it("is held on its weekdays, ready for the next days and foreseen for later weeks", async () => {
    const saved = await savePattern(organization.administrator, pattern(), NOW);
    expect(saved.sessionsAdded).toBe(4);
    expect(await early("2026-11-22")).toEqual([
      { localDate: "2026-11-24", startsAt: "2026-11-24T05:15:00.000Z", stands: true },
      { localDate: "2026-11-26", startsAt: "2026-11-26T05:15:00.000Z", stands: true },
    ]);
    expect((await early("2026-12-20")).map(({ stands }) => stands)).toEqual([false, false]);
  });

  it("moves with a change, and ends from a date on", async () => {
    const { id } = await savePattern(organization.administrator, pattern(), NOW);
    const moved = await savePattern(organization.administrator, pattern({ id, localStart: "07:30" }), NOW);
    expect(moved.sessionsMoved).toBe(4);
    const { sessionsRemoved } = await endPattern(
      organization.administrator,
      { patternId: id, from: "2026-11-25" },
      NOW,
    );
    expect(sessionsRemoved).toBe(3);
    expect((await early("2026-11-22")).map(({ startsAt }) => startsAt)).toEqual(["2026-11-24T05:30:00.000Z"]);
  });

  it("keeps its beginning once it has begun, and no end lies in the past", async () => {
    const begun = pattern({ validFrom: "2026-11-16" });
    const { id } = await savePattern(organization.administrator, begun, NOW);
    await expect(
      savePattern(organization.administrator, { ...begun, id, validFrom: "2026-11-30" }, NOW),
    ).rejects.toMatchObject({ reason: "pattern_has_begun", field: "validFrom" });
    await expect(
      endPattern(organization.administrator, { patternId: id, from: "2026-11-20" }, NOW),
    ).rejects.toMatchObject({ reason: "day_is_over" });
  });

  it("is held within the term of its section only", async () => {
    const term = { nameAr: "الفصل", nameEn: "Term", startsOn: "2026-11-01", endsOn: "2026-11-25" };
    const { id: termId } = await saveTerm(organization.administrator, term, NOW);
    const { id: courseId } = await saveCourse(
      organization.administrator,
      { code: "MATH7", nameAr: "رياضيات", nameEn: "Mathematics" },
      NOW,
    );
    await placeSection(organization.administrator, { sectionId, courseId, termId }, NOW);
    await savePattern(organization.administrator, pattern(), NOW);
    expect((await early("2026-11-22")).map(({ localDate }) => localDate)).toEqual(["2026-11-24"]);
    await saveTerm(organization.administrator, { ...term, id: termId, endsOn: "2026-12-31" }, NOW);
    expect(await early("2026-11-22")).toHaveLength(2);
    const { sessions } = await getTimetable(organization.administrator, { sectionId }, NOW);
    expect(sessions[0]?.course?.en).toBe("Mathematics");
  });
});

describe("who arranges it", () => {
  it("is the administrator; a teacher reads the own sections", async () => {
    await expect(savePattern(organization.teacher, pattern(), NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(getTimetable(organization.student, {}, NOW)).rejects.toMatchObject({ code: "forbidden" });
    const own = await getTimetable(organization.teacher, {}, NOW);
    expect(own.sections.map(({ name }) => name.en)).toEqual(["Grade 7 A", "Grade 7 B"]);
    expect(own.sessions.length).toBeGreaterThan(0);
    expect(own.sessions.every(({ section }) => section.en !== "Grade 8 A")).toBe(true);
  });

  it("reaches nothing of another organisation", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const gone = { code: "not_found" };
    await expect(savePattern(neighbour.administrator, pattern(), NOW)).rejects.toMatchObject(gone);
    const { id } = await savePattern(organization.administrator, pattern(), NOW);
    const end = { patternId: id, from: "2026-11-25" };
    await expect(endPattern(neighbour.administrator, end, NOW)).rejects.toMatchObject(gone);
    const place = { sectionId, courseId: null, termId: null };
    await expect(placeSection(neighbour.administrator, place, NOW)).rejects.toMatchObject(gone);
    const term = { id, nameAr: "فصل", nameEn: "Term", startsOn: "2026-11-01", endsOn: "2026-11-25" };
    await expect(saveTerm(neighbour.administrator, term, NOW)).rejects.toMatchObject(gone);
    await expect(
      saveCourse(neighbour.administrator, { id, code: "X1", nameAr: "مقرر", nameEn: "Course" }, NOW),
    ).rejects.toMatchObject(gone);
    const { sessions } = await getTimetable(neighbour.administrator, { sectionId }, NOW);
    expect(sessions).toEqual([]);
  });

  it("finds no second course with one code", async () => {
    const course = { code: "A1", nameAr: "مقرر", nameEn: "Course" };
    const { id } = await saveCourse(organization.administrator, course, NOW);
    await expect(saveCourse(organization.administrator, course, NOW)).rejects.toMatchObject({
      reason: "course_code_taken",
      field: "code",
    });
    expect(await saveCourse(organization.administrator, { ...course, id }, NOW)).toEqual({ id });
  });
});
