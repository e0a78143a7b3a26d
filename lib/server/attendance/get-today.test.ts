import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { getOwnAttendance } from "./get-own-attendance";
import { getToday } from "./get-today";
import { recordCheckIn } from "./record-check-in";
import { watchOwnAttendance } from "./watch-own-attendance";
import { watchToday } from "./watch-today";

/** 10:00 in Cairo: the first section begins, the second is 20 minutes before its start, the third 40. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
const random = seededRandom(11);
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, START);
});

it("always has an open session, at every quarter of the day, with everybody on its roster", async () => {
  for (let quarter = 0; quarter < 96; quarter += 7) {
    const today = await getToday(organization.administrator, minutes(quarter * 15));
    const open = today.sessions.filter((session) => session.phase === "open");
    expect(open.length).toBeGreaterThan(0);
    expect(open.every((session) => session.entries.length === 12)).toBe(true);
  }
});

it("shows open sessions first and a teacher their own", async () => {
  const all = await getToday(organization.administrator, START);
  const phases = all.sessions.map((session) => session.phase);
  expect(
    [...phases].sort(
      (a, b) => ["open", "upcoming", "ended"].indexOf(a) - ["open", "upcoming", "ended"].indexOf(b),
    ),
  ).toEqual(phases);
  const own = await getToday(organization.teacher, START);
  expect(new Set(own.sessions.map((session) => session.section.en))).toEqual(
    new Set(["Grade 7 A", "Grade 7 B"]),
  );
  await expect(getToday(organization.student, START)).rejects.toMatchObject({ code: "forbidden" });
});

it("shows who came, who is late, who is not here yet and, after the end, who was absent; and tells the watchers", async () => {
  const kiosk = await pairTestKiosk(organization, START);
  const faces = [randomVector(random), randomVector(random)] as const;
  for (const [index, face] of faces.entries()) {
    await enrolVector(organization, (await personByNumber(organization.id, `S00${index + 1}`)).id, face);
  }
  let resolve = () => {};
  const heard = new Promise<void>((done) => {
    resolve = done;
  });
  const stop = await watchToday(organization.teacher, resolve);
  await recordCheckIn(await kiosk.mark(vectorNear(faces[0], 0.8, random), minutes(2)), minutes(2));
  await heard;
  stop();
  await recordCheckIn(await kiosk.mark(vectorNear(faces[1], 0.8, random), minutes(30)), minutes(30));
  const statuses = async (at: Date) => {
    const today = await getToday(organization.administrator, at);
    const session = today.sessions.find(
      (one) => one.startsAt === START.toISOString() && one.section.en === "Grade 7 A",
    );
    const byNumber = session?.entries.toSorted((a, b) => a.number.localeCompare(b.number)) ?? [];
    return byNumber.slice(0, 3).map((entry) => [entry.status, entry.lateMinutes]);
  };
  expect(await statuses(minutes(60))).toEqual([
    ["on_time", 0],
    ["late", 30],
    ["not_yet", 0],
  ]);
  expect(await statuses(minutes(121))).toEqual([
    ["on_time", 0],
    ["late", 30],
    ["absent", 0],
  ]);
});

it("shows a student their own attendance and nobody else's, and tells the student of it alone", async () => {
  const kiosk = await pairTestKiosk(organization, START);
  const [own, other] = [randomVector(random), randomVector(random)];
  await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, own);
  await enrolVector(organization, (await personByNumber(organization.id, "S002")).id, other);
  let told = 0;
  let resolve = () => {};
  const heard = new Promise<void>((done) => {
    resolve = done;
  });
  const stop = await watchOwnAttendance(organization.student, () => {
    told += 1;
    resolve();
  });
  const stopAll = await watchToday(organization.teacher, () => {});
  // Notifications arrive in the order of their transactions: had the first one been for this student, it would be here first.
  await recordCheckIn(await kiosk.mark(vectorNear(other, 0.8, random), minutes(1)), minutes(1));
  expect(told).toBe(0);
  await recordCheckIn(await kiosk.mark(vectorNear(own, 0.8, random), minutes(2)), minutes(2));
  await heard;
  stop();
  stopAll();
  expect((await getOwnAttendance(organization.student, {}, minutes(5))).lines[0]).toMatchObject({
    record: { status: { presence: "present" } },
  });
  expect((await getOwnAttendance(organization.teacher, {}, minutes(5))).lines).toEqual([]);
});
