import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { attendanceRecords, timeEvents } from "@/db/schema/attendance";
import { inOrganization } from "../database";
import { openSessions, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";

/** CI runs a sample; `HADIR_SUITE=full` runs 10,000 rounds (docs/measurements.md). */
const ROUNDS = process.env.HADIR_SUITE === "full" ? 10_000 : 24;
const AT_ONCE = 20;
const SECTION_SIZE = 12;

/** The first section (S001 to S012) meets every two hours from this instant on; one round is one of them in one of its sessions. */
const START = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let school: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  school = await createTestOrganization(opened, START);
});
afterAll(() => opened.close());

it(`${AT_ONCE} check-ins of one person in one session at once have exactly one effect, ${ROUNDS} rounds`, {
  timeout: 7_200_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const number = `S${String((round % SECTION_SIZE) + 1).padStart(3, "0")}`;
    const at = new Date(START.getTime() + (Math.floor(round / SECTION_SIZE) * 120 + 3) * 60_000);
    if (round % SECTION_SIZE === 0) await openSessions(school.id, at);
    const { id: personId } = await personByNumber(school.id, number);
    const stored = await Promise.all(Array.from({ length: AT_ONCE }, () => see(school.id, number, at)));
    const accepted = stored.filter(({ disposition }) => disposition === "accepted");
    const obligations = new Set(stored.map(({ obligation }) => obligation?.id));
    expect([accepted.length, obligations.size]).toEqual([1, 1]);
    expect(stored.filter(({ before, record }) => !before?.firstIn && record?.firstIn)).toHaveLength(1);
    const kept = await inOrganization(school.id, async (tx) => ({
      events: await tx.$count(
        timeEvents,
        and(
          eq(timeEvents.organizationId, school.id),
          eq(timeEvents.personId, personId),
          eq(timeEvents.occurredAt, at),
        ),
      ),
      records: await tx.$count(
        attendanceRecords,
        and(
          eq(attendanceRecords.organizationId, school.id),
          eq(attendanceRecords.personId, personId),
          eq(attendanceRecords.firstIn, at),
        ),
      ),
    }));
    expect(kept).toEqual({ events: AT_ONCE, records: 1 });
  }
});
