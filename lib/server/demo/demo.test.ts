import { afterAll, beforeAll, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { getOverview } from "../attendance/get-overview";
import { getToday } from "../attendance/get-today";
import { listCorrections } from "../corrections/list-corrections";
import { inOrganization } from "../database";
import { listLeaves } from "../leave/list-leaves";
import { listReview } from "../review/list-review";
import { see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { giveDemoPast } from "./give-past";

const NOW = new Date("2026-11-22T08:40:00Z");
let opened: OpenDatabase;
let school: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  school = await createTestOrganization(opened, NOW);
  await inOrganization(school.id, (tx) => giveDemoPast(tx, school.id, NOW));
}, 300_000);
afterAll(() => opened.close());

it("has two weeks behind it, of which most were present, some late, absent and excused", async () => {
  const past = { scope: { kind: "organization" as const }, from: "2026-11-08", to: "2026-11-21" };
  const { trend, distribution, rate } = await getOverview(school.administrator, past, NOW);
  // Friday and Saturday are free.
  expect(trend).toHaveLength(10);
  expect(trend.every(({ expected }) => expected === 36 * 4)).toBe(true);
  for (const code of ["P", "L", "A", "E"]) expect(distribution[code]).toBeGreaterThan(5);
  expect(rate.share).toBeGreaterThan(0.85);
  expect(rate.share).toBeLessThan(0.99);
});

it("has something to decide in every queue", async () => {
  expect((await listReview(school.administrator, { state: "pending" }, NOW)).pendingCount).toBe(1);
  expect(await listCorrections(school.administrator, { state: "pending" }, NOW)).toHaveLength(1);
  expect(await listLeaves(school.administrator, { state: "pending" }, NOW)).toHaveLength(1);
});

it("has an open session, and who comes forty minutes after its start is on time", async () => {
  const { sessions } = await getToday(school.administrator, NOW);
  expect(sessions.some(({ phase }) => phase === "open")).toBe(true);
  expect((await see(school.id, "S005", NOW)).record).toMatchObject({ presence: "present", late: false });
});
