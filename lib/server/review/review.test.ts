import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { DecideEvent } from "@/lib/contracts/review";
import { getObligation } from "../attendance/get-obligation";
import { getPersonAttendance } from "../attendance/get-person-attendance";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { decideEvent } from "./decide-event";
import { listReview } from "./list-review";

const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  neighbour = await createTestOrganization(opened, START);
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  await openSessions(school.id, START);
});

const queue = (by = school.teacher) => listReview(by, { state: "pending" }, minutes(10));
const decide = (input: Omit<DecideEvent, "reason">, by = school.teacher) =>
  decideEvent(by, { ...input, reason: "I saw them" }, minutes(20));

describe("somebody nobody expected", () => {
  it("waits in the queue once, however often they pass, and counts for nothing", async () => {
    const first = await see(school.id, "T002", minutes(1));
    const again = await see(school.id, "T002", minutes(3));
    expect([first.disposition, again.disposition]).toEqual(["review", "rejected"]);
    // T002 teaches another section, and is expected nowhere.
    expect((await queue()).items).toEqual([]);
    const { pendingCount, items } = await queue(school.administrator);
    expect(pendingCount).toBe(1);
    expect(items[0]).toMatchObject({
      eventId: first.eventId,
      reason: "off_roster",
      people: [{ number: "T002" }],
    });
    expect(JSON.stringify(items)).not.toMatch(/score|margin|distance/);
  });

  it("is accepted as attendance outside the timetable, never absent and in no rate", async () => {
    const { eventId } = await see(school.id, "T002", minutes(1));
    await decide({ eventId, decision: "accept" }, school.administrator);
    const { id: personId } = await personByNumber(school.id, "T002");
    const view = await getPersonAttendance(school.administrator, { personId }, minutes(30));
    const activity = view.lines.find(({ kind }) => kind === "activity");
    expect(activity?.record.status).toMatchObject({ presence: "present", late: false });
    expect(view.rates.toDate.expected).toBe(0);
    expect((await queue(school.administrator)).pendingCount).toBe(0);
    const decided = await listReview(school.administrator, { state: "decided" }, minutes(30));
    expect(decided.items[0]?.decided).toMatchObject({ decision: "accept", note: "I saw them" });
  });
});

describe("a doubtful clock", () => {
  it("keeps a sighting out until somebody says what it counts for", async () => {
    const { eventId } = await see(school.id, "S001", minutes(2), { doubt: "clock" });
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    expect(await recordOf(school.id, obligationId)).toBeNull();
    const [item] = (await queue()).items;
    expect(item).toMatchObject({ eventId, reason: "clock" });
    expect(item?.people[0]?.choices[0]).toMatchObject({ obligationId, title: { en: "Grade 7 A" } });
    await decide({ eventId, decision: "accept", obligationId });
    expect(await recordOf(school.id, obligationId)).toMatchObject({ presence: "present", late: false });
    await expect(decide({ eventId, decision: "reject" })).rejects.toMatchObject({ reason: "event_decided" });
  });

  it("that is rejected leaves no trace in the record, and is kept", async () => {
    const { eventId } = await see(school.id, "S001", minutes(2), { doubt: "clock" });
    await decide({ eventId, decision: "reject" });
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    expect(await recordOf(school.id, obligationId)).toBeNull();
    const detail = await getObligation(school.teacher, { obligationId }, minutes(30));
    expect(detail.events).toMatchObject([
      { disposition: "rejected", decision: { name: { en: "Huda Al-Rashed" } } },
    ]);
  });
});

describe("look-alikes", () => {
  it("are told apart by staff: the event becomes that person's", async () => {
    const [one, other] = [await personByNumber(school.id, "S001"), await personByNumber(school.id, "S002")];
    const { eventId } = await see(school.id, "S001", minutes(4), {
      personId: null,
      candidateIds: [one.id, other.id],
      doubt: "ambiguous",
    });
    const [item] = (await queue()).items;
    expect(item?.people.map(({ number }) => number).sort()).toEqual(["S001", "S002"]);
    const { id: obligationId } = await obligationOf(school.id, "S002", START);
    await expect(decide({ eventId, decision: "accept", obligationId })).rejects.toMatchObject({
      reason: "event_person_required",
    });
    const stranger = await personByNumber(school.id, "S003");
    await expect(
      decide({ eventId, decision: "accept", personId: stranger.id, obligationId }),
    ).rejects.toMatchObject({ reason: "event_person_required" });
    await expect(
      decide({ eventId, decision: "accept", personId: one.id, obligationId }),
    ).rejects.toMatchObject({ reason: "obligation_not_found" });
    await decide({ eventId, decision: "accept", personId: other.id, obligationId });
    expect((await recordOf(school.id, obligationId))?.firstIn).toEqual(minutes(4));
    expect(await recordOf(school.id, (await obligationOf(school.id, "S001", START)).id)).toBeNull();
  });
});

describe("an event that counted", () => {
  it("is voided with a reason, and the record falls back to what is left", async () => {
    const { eventId } = await see(school.id, "S001", minutes(2));
    await see(school.id, "S001", minutes(30));
    const { id: obligationId } = await obligationOf(school.id, "S001", START);
    await decide({ eventId, decision: "void" });
    expect(await recordOf(school.id, obligationId)).toMatchObject({ late: true, lateMinutes: 30 });
    await expect(decide({ eventId, decision: "void" })).rejects.toMatchObject({ reason: "event_decided" });
  });
});

it("is decided by staff in reach only, and by nobody about themselves", async () => {
  const { eventId } = await see(school.id, "S001", minutes(2), { doubt: "clock" });
  const foreign = await see(school.id, "S030", minutes(2));
  await expect(decide({ eventId, decision: "reject" }, school.student)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(decide({ eventId, decision: "reject" }, neighbour.administrator)).rejects.toMatchObject({
    reason: "event_not_found",
  });
  await expect(decide({ eventId: foreign.eventId, decision: "accept" })).rejects.toMatchObject({
    reason: "event_not_found",
  });
  const own = await see(school.id, "T004", minutes(2));
  await expect(
    decide({ eventId: own.eventId, decision: "accept" }, school.administrator),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(listReview(school.student, { state: "pending" }, START)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await listReview(neighbour.administrator, { state: "pending" }, START)).items).toEqual([]);
});
