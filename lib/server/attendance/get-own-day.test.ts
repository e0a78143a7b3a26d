import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { getOwnDay } from "./get-own-day";

// 10:00 in Cairo; the sections of the demo school meet every two hours, the first one on the hour.
const NOW = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let school: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  school = await createTestOrganization(opened, NOW);
});
afterAll(() => opened.close());

describe("getOwnDay", () => {
  it("shows a student what has not opened yet today, in time order", async () => {
    const { today, upcoming } = await getOwnDay(school.student, NOW);
    expect(today).toBe("2026-11-22");
    expect(upcoming.map(({ startsAt, opensAt }) => [startsAt.slice(11, 16), opensAt.slice(11, 16)])).toEqual([
      ["10:00", "09:45"],
      ["12:00", "11:45"],
      ["14:00", "13:45"],
      ["16:00", "15:45"],
      ["18:00", "17:45"],
      ["20:00", "19:45"],
    ]);
    expect(upcoming[0]).toMatchObject({
      kind: "class",
      title: { en: "Grade 7 A" },
      timeZone: "Africa/Cairo",
    });
  });

  it("shows nobody what others are expected for", async () => {
    expect((await getOwnDay(school.teacher, NOW)).upcoming).toEqual([]);
    const neighbour = await createTestOrganization(opened, NOW);
    const stranger = { ...school.student, organizationId: neighbour.id };
    expect((await getOwnDay(stranger, NOW)).upcoming).toEqual([]);
  });

  it("refuses somebody who has no record", async () => {
    await expect(getOwnDay({ ...school.student, roles: ["operator"] }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
