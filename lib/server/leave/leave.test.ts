import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { finaliseNow } from "../attendance/finalise-now";
import { getPersonAttendance } from "../attendance/get-person-attendance";
import { storePaper } from "../corrections/store-paper";
import { obligationOf, openSessions, recordOf, see } from "../testing/test-attendance";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { decideLeave } from "./decide-leave";
import { listLeaveTypes } from "./list-leave-types";
import { listLeaves } from "./list-leaves";
import { requestLeave } from "./request-leave";
import { retireLeaveType } from "./retire-leave-type";
import { saveLeaveType } from "./save-leave-type";
import { withdrawLeave } from "./withdraw-leave";

/** 10:00 in Cairo; the first section meets from 10 to 12. */
const START = new Date("2026-11-22T08:00:00Z");
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
const NEW_TYPE = {
  code: "TRIP",
  nameAr: "رحلة",
  nameEn: "Trip",
  excusal: "on_leave" as const,
  fileRequired: false,
};
let opened: OpenDatabase;
let school: TestOrganization;
let neighbour: TestOrganization;
let typeId: string;

beforeAll(async () => {
  opened = await openTestDatabase();
  neighbour = await createTestOrganization(opened, START);
});
afterAll(() => opened.close());
beforeEach(async () => {
  school = await createTestOrganization(opened, START);
  typeId = (await saveLeaveType(school.administrator, NEW_TYPE, START)).id;
});

const day = { kind: "days" as const, from: "2026-11-22", to: "2026-11-22" };
const ask = (span: Parameters<typeof requestLeave>[1]["span"] = day, by = school.student) =>
  requestLeave(by, { typeId, span, reason: "a family matter" }, minutes(-200));
const decide = (leaveId: string, decision: "approve" | "refuse", by = school.teacher) =>
  decideLeave(by, { leaveId, decision, reason: "as agreed" }, minutes(-100));

describe("leave", () => {
  it("that was granted before makes nobody absent, and shows how much it touches", async () => {
    const { leaveId } = await ask();
    await decide(leaveId, "approve");
    await openSessions(school.id, START);
    await finaliseNow(school.administrator, minutes(121));
    const { id } = await obligationOf(school.id, "S001", START);
    expect(await recordOf(school.id, id)).toMatchObject({
      presence: "absent",
      excusal: "on_leave",
      state: "final",
    });
    const [granted] = await listLeaves(school.teacher, { state: "decided" }, minutes(122));
    expect(granted).toMatchObject({ id: leaveId, state: "approved", type: { code: "TRIP" } });
    expect(granted?.affected).toBeGreaterThan(0);
    // Midnight in Cairo, not in UTC.
    expect(granted?.startsAt).toBe("2026-11-21T22:00:00.000Z");
  });

  it("that is granted afterwards recomputes what it touches, and leaves the punches alone", async () => {
    await openSessions(school.id, START);
    await see(school.id, "S001", minutes(3));
    await finaliseNow(school.administrator, minutes(121));
    const { leaveId } = await ask();
    await decide(leaveId, "approve");
    const record = await recordOf(school.id, (await obligationOf(school.id, "S001", START)).id);
    expect(record).toMatchObject({ presence: "present", excusal: "on_leave" });
    expect(record?.firstIn).toEqual(minutes(3));
  });

  it("for a part of the day is by the clock on the wall: coming when it ends is on time", async () => {
    const { leaveId } = await ask({ kind: "part", date: "2026-11-22", start: "09:30", end: "11:00" });
    await decide(leaveId, "approve");
    await openSessions(school.id, START);
    await see(school.id, "S001", minutes(62));
    expect(await recordOf(school.id, (await obligationOf(school.id, "S001", START)).id)).toMatchObject({
      presence: "present",
      late: false,
      excusal: "none",
    });
  });

  it("can be taken back until it begins, and then counts no more", async () => {
    const { leaveId } = await ask();
    await decide(leaveId, "approve");
    await expect(withdrawLeave(school.student, { leaveId }, minutes(0))).rejects.toMatchObject({
      reason: "leave_begun",
    });
    const early = await requestLeave(
      school.student,
      { typeId, span: { kind: "days", from: "2026-11-25", to: "2026-11-26" }, reason: "a trip" },
      START,
    );
    await withdrawLeave(school.student, early, minutes(1));
    await expect(decide(early.leaveId, "approve")).rejects.toMatchObject({ reason: "leave_decided" });
  });

  it("does not stand twice for one time", async () => {
    await ask();
    await expect(ask()).rejects.toMatchObject({ reason: "leave_overlaps" });
  });

  it("is asked by staff for people in their reach only", async () => {
    const [own, foreign] = [await personByNumber(school.id, "S005"), await personByNumber(school.id, "S030")];
    const input = { typeId, span: day, reason: "told by phone" };
    await requestLeave(school.teacher, { ...input, personId: own.id }, START);
    for (const [by, personId] of [
      [school.teacher, foreign.id],
      [school.student, own.id],
      [school.administrator, (await personByNumber(neighbour.id, "S001")).id],
    ] as const)
      await expect(requestLeave(by, { ...input, personId }, START)).rejects.toMatchObject({
        reason: "person_not_found",
      });
  });

  it("is decided by nobody for themselves, no student and no neighbour", async () => {
    const { leaveId } = await ask();
    await expect(decide(leaveId, "approve", school.student)).rejects.toMatchObject({ code: "forbidden" });
    await expect(decide(leaveId, "approve", neighbour.administrator)).rejects.toMatchObject({
      reason: "leave_not_found",
    });
    const teachers = await ask(day, school.administrator);
    await expect(decide(teachers.leaveId, "approve", school.administrator)).rejects.toMatchObject({
      reason: "own_leave",
    });
    await decide(leaveId, "refuse");
    await expect(decide(leaveId, "approve")).rejects.toMatchObject({ reason: "leave_decided" });
    expect(await listLeaves(neighbour.administrator, { state: "decided" }, START)).toEqual([]);
    await expect(listLeaves(school.student, { state: "pending" }, START)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("leave types", () => {
  it("are an administrator's, have codes of their own, and may ask for a paper", async () => {
    await expect(saveLeaveType(school.teacher, NEW_TYPE, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveLeaveType(school.administrator, NEW_TYPE, START)).rejects.toMatchObject({
      reason: "leave_code_taken",
    });
    await expect(
      saveLeaveType(neighbour.administrator, { ...NEW_TYPE, id: typeId }, START),
    ).rejects.toMatchObject({ reason: "leave_type_not_found" });
    await saveLeaveType(school.administrator, { ...NEW_TYPE, id: typeId, fileRequired: true }, START);
    expect((await listLeaveTypes(school.student)).find(({ id }) => id === typeId)).toMatchObject({
      fileRequired: true,
    });
    expect((await listLeaveTypes(neighbour.student)).some(({ id }) => id === typeId)).toBe(false);
    await expect(ask()).rejects.toMatchObject({ reason: "paper_required", field: "fileId" });
    const paper = await storePaper(
      school.student,
      { name: "note.png", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
      START,
    );
    await requestLeave(
      school.student,
      { typeId, span: day, reason: "with a paper", fileId: paper.id },
      START,
    );
    const { id: personId } = await personByNumber(school.id, "S001");
    const view = await getPersonAttendance(school.teacher, { personId }, START);
    expect(view.leaves).toMatchObject([{ state: "pending", file: { id: paper.id, mediaType: "image/png" } }]);
  });

  it("are offered no more once retired, by an administrator of the organisation, and granted leave stays", async () => {
    const { leaveId } = await ask();
    await decide(leaveId, "approve");
    for (const by of [school.teacher, school.student])
      await expect(retireLeaveType(by, { typeId }, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(retireLeaveType(neighbour.administrator, { typeId }, START)).rejects.toMatchObject({
      reason: "leave_type_not_found",
    });
    await retireLeaveType(school.administrator, { typeId }, START);
    expect((await listLeaveTypes(school.student)).some(({ id }) => id === typeId)).toBe(false);
    await expect(ask({ kind: "days", from: "2026-11-28", to: "2026-11-28" })).rejects.toMatchObject({
      reason: "leave_type_not_found",
    });
    expect(await listLeaves(school.teacher, { state: "decided" }, START)).toMatchObject([
      { id: leaveId, state: "approved" },
    ]);
  });
});
