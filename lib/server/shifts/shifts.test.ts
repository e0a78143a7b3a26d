import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { SaveShiftTemplate } from "@/lib/contracts/shifts";
import { getToday } from "../attendance/get-today";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { assignShift } from "./assign-shift";
import { endShiftAssignment } from "./end-shift-assignment";
import { getShifts } from "./get-shifts";
import { listShiftCandidates } from "./list-shift-candidates";
import { saveShiftTemplate } from "./save-shift-template";

/** 10:00 in Cairo, a Sunday. */
const NOW = new Date("2026-11-22T08:00:00Z");
const MONDAY_NIGHT = new Date("2026-11-23T22:00:00Z");
let opened: OpenDatabase;
let organization: TestOrganization;
let worker: string;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  worker = (await personByNumber(organization.id, "T002")).id;
});

const night = (change: Partial<SaveShiftTemplate> = {}): SaveShiftTemplate => ({
  unitId: null,
  nameAr: "ليلية",
  nameEn: "Night",
  segments: { "1": [{ start: "22:00", end: "06:00", breakMinutes: 30 }] },
  timeZone: null,
  ...change,
});
const morning = night({
  nameEn: "Morning",
  segments: { "2": [{ start: "05:00", end: "13:00", breakMinutes: 30 }] },
});

const assign = (templateId: string, validFrom = "2026-11-23") =>
  assignShift(organization.administrator, { templateId, personIds: [worker], validFrom, validTo: null }, NOW);

describe("a shift", () => {
  it("is expected of who is assigned, overnight too", async () => {
    const { id } = await saveShiftTemplate(organization.administrator, night(), NOW);
    expect(await assign(id)).toMatchObject({ kind: "assigned" });
    const { sessions } = await getToday(organization.administrator, MONDAY_NIGHT);
    const shift = sessions.find(({ kind }) => kind === "shift");
    expect(shift).toMatchObject({
      phase: "open",
      startsAt: "2026-11-23T20:00:00.000Z",
      endsAt: "2026-11-24T04:00:00.000Z",
      entries: [{ personId: worker, status: "not_yet" }],
    });
  });

  it("that would overlap another of the person is refused whole, and where they meet is told", async () => {
    const first = await saveShiftTemplate(organization.administrator, night(), NOW);
    const second = await saveShiftTemplate(organization.administrator, morning, NOW);
    await assign(first.id);
    expect(await assign(second.id)).toMatchObject({
      kind: "refused",
      clashes: [{ personId: worker, date: "2026-11-24", start: "05:00", end: "06:00" }],
    });
    const { assignments } = await getShifts(organization.administrator, NOW);
    expect(assignments.map(({ templateId }) => templateId)).toEqual([first.id]);
  });

  it("cannot be changed so that somebody works twice at once, nor overlap itself", async () => {
    const first = await saveShiftTemplate(organization.administrator, night(), NOW);
    const late = night({ segments: { "2": [{ start: "07:00", end: "13:00", breakMinutes: 0 }] } });
    const second = await saveShiftTemplate(organization.administrator, late, NOW);
    await assign(first.id);
    await assign(second.id);
    await expect(
      saveShiftTemplate(organization.administrator, { ...morning, id: second.id }, NOW),
    ).rejects.toMatchObject({ reason: "shift_would_clash" });
    const twice = night({
      segments: {
        "3": [
          { start: "08:00", end: "12:00", breakMinutes: 0 },
          { start: "11:00", end: "15:00", breakMinutes: 0 },
        ],
      },
    });
    await expect(saveShiftTemplate(organization.administrator, twice, NOW)).rejects.toMatchObject({
      reason: "segments_overlap",
      field: "segments.3",
    });
  });

  it("ends for a person from a date on, and is not assigned in the past", async () => {
    const { id } = await saveShiftTemplate(organization.administrator, night(), NOW);
    await expect(assign(id, "2026-11-20")).rejects.toMatchObject({ reason: "day_is_over" });
    const outcome = await assign(id);
    const assignmentId = outcome.kind === "assigned" ? (outcome.assignmentIds[0] ?? "") : "";
    await endShiftAssignment(organization.administrator, { assignmentId, from: "2026-11-23" }, NOW);
    expect((await getShifts(organization.administrator, NOW)).assignments).toEqual([]);
  });
});

it("is arranged by the administrator, within the own organisation", async () => {
  const neighbour = await createTestOrganization(opened, NOW);
  const { id } = await saveShiftTemplate(organization.administrator, night(), NOW);
  for (const actor of [organization.teacher, organization.student]) {
    await expect(saveShiftTemplate(actor, night(), NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getShifts(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
  }
  const theirs = { templateId: id, personIds: [worker], validFrom: "2026-11-23", validTo: null };
  await expect(assignShift(neighbour.administrator, theirs, NOW)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(saveShiftTemplate(neighbour.administrator, { ...night(), id }, NOW)).rejects.toMatchObject({
    code: "not_found",
  });
  const outcome = await assign(id);
  const assignmentId = outcome.kind === "assigned" ? (outcome.assignmentIds[0] ?? "") : "";
  await expect(
    endShiftAssignment(neighbour.administrator, { assignmentId, from: "2026-11-24" }, NOW),
  ).rejects.toMatchObject({ code: "not_found" });
  const foreign = { ...theirs, templateId: id, personIds: [(await personByNumber(neighbour.id, "T002")).id] };
  await expect(assignShift(organization.administrator, foreign, NOW)).rejects.toMatchObject({
    reason: "person_not_found",
  });
});

describe("who can be given a shift", () => {
  it("is everybody of the organisation who has not left, for an administrator", async () => {
    const people = await listShiftCandidates(organization.administrator);
    expect(people).toContainEqual({
      id: worker,
      name: { ar: "سمير عبود", en: "Samir Abboud" },
      number: "T002",
    });
    const neighbour = await createTestOrganization(opened, NOW);
    const others = new Set((await listShiftCandidates(neighbour.administrator)).map(({ id }) => id));
    expect(people.some(({ id }) => others.has(id))).toBe(false);
    for (const by of [organization.teacher, organization.student])
      await expect(listShiftCandidates(by)).rejects.toMatchObject({ code: "forbidden" });
  });
});
