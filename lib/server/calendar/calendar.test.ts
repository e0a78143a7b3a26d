import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { SaveCalendarDays } from "@/lib/contracts/calendar";
import { getToday } from "../attendance/get-today";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { getCalendar } from "./get-calendar";
import { removeCalendarDay } from "./remove-calendar-day";
import { saveCalendarDays } from "./save-calendar-days";

/** 10:00 in Cairo, a Sunday. */
const NOW = new Date("2026-11-22T08:00:00Z");
const TOMORROW_NOON = new Date("2026-11-23T10:30:00Z");
const RANGE = { from: "2026-11-01", to: "2026-12-31" };
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  await getToday(organization.administrator, NOW);
});

const closure = (change: Partial<SaveCalendarDays> = {}): SaveCalendarDays => ({
  scope: { kind: "organization" },
  from: "2026-11-23",
  to: "2026-11-24",
  kind: "closure",
  nameAr: "عطلة",
  nameEn: "Holiday",
  times: [],
  ...change,
});

const openTomorrow = async () => {
  const { sessions } = await getToday(organization.administrator, TOMORROW_NOON);
  return sessions.filter((session) => session.phase === "open").length;
};

it("expects nobody on a closure, and takes it back with the day", async () => {
  const change = await saveCalendarDays(organization.administrator, closure(), NOW);
  expect(change.days).toBe(2);
  expect(change.sessionsRemoved).toBeGreaterThan(20);
  expect(await openTomorrow()).toBe(0);
  const { days } = await getCalendar(organization.teacher, RANGE, NOW);
  expect(days.map(({ date, kind, isOver }) => [date, kind, isOver])).toEqual([
    ["2026-11-23", "closure", false],
    ["2026-11-24", "closure", false],
  ]);
  for (const { id } of days) await removeCalendarDay(organization.administrator, { id }, NOW);
  expect(await openTomorrow()).toBeGreaterThan(0);
});

it("replaces what was said of a day in the same scope, and keeps other scopes", async () => {
  await saveCalendarDays(organization.administrator, closure(), NOW);
  await saveCalendarDays(
    organization.administrator,
    closure({ to: "2026-11-23", nameEn: "Trip", kind: "off_timetable" }),
    NOW,
  );
  const { days } = await getCalendar(organization.administrator, RANGE, NOW);
  expect(days.map(({ date, name }) => [date, name.en])).toEqual([
    ["2026-11-23", "Trip"],
    ["2026-11-24", "Holiday"],
  ]);
});

it("does not rewrite days that are over", async () => {
  const past = closure({ from: "2026-11-20", to: "2026-11-23" });
  await expect(saveCalendarDays(organization.administrator, past, NOW)).rejects.toMatchObject({
    reason: "day_is_over",
    field: "from",
  });
  await saveCalendarDays(organization.administrator, closure(), NOW);
  const { days } = await getCalendar(organization.administrator, RANGE, NOW);
  const later = new Date("2026-11-25T08:00:00Z");
  await expect(
    removeCalendarDay(organization.administrator, { id: days[0]?.id ?? "" }, later),
  ).rejects.toMatchObject({ reason: "day_is_over" });
});

it("is the administrator's, within the own organisation", async () => {
  const neighbour = await createTestOrganization(opened, NOW);
  const theirs = await getToday(neighbour.administrator, NOW);
  await expect(saveCalendarDays(organization.teacher, closure(), NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(getCalendar(organization.student, RANGE, NOW)).rejects.toMatchObject({ code: "forbidden" });
  const foreign = closure({ scope: { kind: "section", id: theirs.sessions[0]?.sectionId ?? "" } });
  await expect(saveCalendarDays(organization.administrator, foreign, NOW)).rejects.toMatchObject({
    code: "not_found",
  });
  await saveCalendarDays(neighbour.administrator, closure(), NOW);
  const [day] = (await getCalendar(neighbour.administrator, RANGE, NOW)).days;
  await expect(
    removeCalendarDay(organization.administrator, { id: day?.id ?? "" }, NOW),
  ).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await getCalendar(organization.administrator, RANGE, NOW)).days).toEqual([]);
});
