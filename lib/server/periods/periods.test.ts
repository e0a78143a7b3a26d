import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { finaliseNow } from "../attendance/finalise-now";
import { markPerson } from "../attendance/mark-person";
import { readAudit } from "../audit/read-audit";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { listPeriodLocks } from "./list-period-locks";
import { lockPeriod } from "./lock-period";
import { reopenPeriod } from "./reopen-period";

const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
const NEXT_DAY = minutes(24 * 60);
const DAY = { unitId: null, from: "2026-11-22", to: "2026-11-22", reason: "sent to the ministry" };
let opened: OpenDatabase;
let school: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  await openSessions(school.id, START);
});

describe("a locked period", () => {
  it("changes by nothing, not even by late evidence, until it is opened again with a reason", async () => {
    await finaliseNow(school.administrator, NEXT_DAY);
    const { lockId } = await lockPeriod(school.administrator, DAY, NEXT_DAY);
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    const locked = await recordOf(school.id, obligationId);
    await see(school.id, "S001", minutes(4), { now: NEXT_DAY });
    expect(await recordOf(school.id, obligationId)).toEqual(locked);
    const mark = { obligationId, mark: "present" as const };
    await expect(markPerson(school.administrator, mark, NEXT_DAY)).rejects.toMatchObject({
      reason: "period_locked",
    });
    await reopenPeriod(school.administrator, { lockId, reason: "a kiosk came back" }, NEXT_DAY);
    expect((await markPerson(school.administrator, mark, NEXT_DAY)).status.presence).toBe("present");
    const [listed] = await listPeriodLocks(school.administrator);
    expect(listed).toMatchObject({
      id: lockId,
      locked: { note: DAY.reason },
      reopened: { note: "a kiosk came back" },
    });
    const { lines } = await readAudit(school.administrator, { action: "period" });
    expect(lines.map(({ action }) => action)).toEqual(["period.reopen", "period.lock"]);
  });

  it("is closed only when all is final, and once", async () => {
    await expect(lockPeriod(school.administrator, DAY, minutes(5))).rejects.toMatchObject({
      reason: "period_not_final",
    });
    await finaliseNow(school.administrator, NEXT_DAY);
    await lockPeriod(school.administrator, DAY, NEXT_DAY);
    await expect(lockPeriod(school.administrator, DAY, NEXT_DAY)).rejects.toMatchObject({
      reason: "period_overlaps",
    });
  });

  it("is an administrator's of the organisation", async () => {
    const neighbour = await createTestOrganization(opened, START);
    await finaliseNow(school.administrator, NEXT_DAY);
    await expect(lockPeriod(school.teacher, DAY, NEXT_DAY)).rejects.toMatchObject({ code: "forbidden" });
    const { lockId } = await lockPeriod(school.administrator, DAY, NEXT_DAY);
    await expect(
      reopenPeriod(neighbour.administrator, { lockId, reason: "curious" }, NEXT_DAY),
    ).rejects.toMatchObject({ reason: "period_lock_not_found" });
    await expect(reopenPeriod(school.student, { lockId, reason: "please" }, NEXT_DAY)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listPeriodLocks(neighbour.administrator)).toEqual([]);
    await expect(listPeriodLocks(school.student)).rejects.toMatchObject({ code: "forbidden" });
  });
});
