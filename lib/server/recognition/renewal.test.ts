import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { faceTemplates } from "@/db/schema/faces";
import { listPeopleSchema } from "@/lib/contracts/people";
import type { ReferenceWord } from "@/lib/domain/enrolment";
import { inOrganization } from "../database";
import { countFaces } from "../people/count-faces";
import { getOwnRenewal } from "../people/get-own-renewal";
import { listPeople } from "../people/list-people";
import { lastAudit } from "../testing/last-audit";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom } from "../testing/test-vectors";
import { getRecognition } from "./get-recognition";
import { setRenewal } from "./set-renewal";
import { setStrictness } from "./set-strictness";

const NOW = new Date("2026-11-22T08:00:00Z");
const random = seededRandom(41);
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

/** A reference of the person with this number, made on a day, with the word of its enrolment. */
async function enrolled(number: string, madeOn: string, word: ReferenceWord | null = "good") {
  const { id } = await personByNumber(organization.id, number);
  await enrolVector(organization, id, randomVector(random));
  await inOrganization(organization.id, (tx) =>
    tx
      .update(faceTemplates)
      .set({ createdAt: new Date(`${madeOn}T00:00:00Z`), word })
      .where(eq(faceTemplates.personId, id)),
  );
}

async function due(actor = organization.administrator) {
  const asked = listPeopleSchema.parse({ face: "renewal" });
  const { people, total } = await listPeople(actor, asked, NOW);
  const found = people.map(({ number, renewal }) => `${number} ${renewal}`).sort();
  expect(total).toBe(found.length);
  return found;
}

it("lists whose reference is old for what they are, or only usable, and counts them", async () => {
  await enrolled("S001", "2025-11-21");
  await enrolled("S002", "2025-11-22");
  await enrolled("S003", "2026-11-01", "usable");
  await enrolled("S004", "2026-11-01", null);
  await enrolled("T001", "2025-01-01", "very_good");
  await enrolled("T002", "2024-11-21", "very_good");
  expect(await due()).toEqual(["S001 old", "S003 weak", "T002 old"]);
  expect(await countFaces(organization.administrator, NOW)).toEqual({ people: 40, without: 34, renewal: 3 });
});

it("follows what an administrator decides, which is on record and leaves other decisions alone", async () => {
  await enrolled("S001", "2026-08-21");
  await enrolled("T001", "2026-02-01");
  expect(await due()).toEqual([]);
  await setStrictness(organization.administrator, { targetFpir: 1e-4 }, NOW);
  const policy = { studentMonths: 3, employeeMonths: 9 };
  await setRenewal(organization.administrator, policy, NOW);
  expect(await due()).toEqual(["S001 old", "T001 old"]);
  expect(await lastAudit(organization.id)).toMatchObject({
    action: "recognition.set_renewal",
    before: { studentMonths: 12, employeeMonths: 24 },
    after: policy,
  });
  const { renewal, calibration } = await getRecognition(organization.administrator);
  expect(renewal).toEqual(policy);
  expect(calibration?.targetFpir).toBeCloseTo(1e-4, 8);
});

it("tells the person themselves, until the face is enrolled again", async () => {
  const { personId } = organization.student;
  expect(await getOwnRenewal(organization.student, NOW)).toBeNull();
  await enrolVector(organization, personId, randomVector(random));
  const make = (createdAt: Date, word: ReferenceWord) =>
    inOrganization(organization.id, (tx) =>
      tx.update(faceTemplates).set({ createdAt, word }).where(eq(faceTemplates.personId, personId)),
    );
  await make(new Date("2025-09-01T00:00:00Z"), "very_good");
  expect(await getOwnRenewal(organization.student, NOW)).toBe("old");
  await make(NOW, "usable");
  expect(await getOwnRenewal(organization.student, NOW)).toBe("weak");
  await make(NOW, "good");
  expect(await getOwnRenewal(organization.student, NOW)).toBeNull();
});

it("is decided by administrators, and seen by staff of their own people only", async () => {
  // S030 is in the third section, which the demo teacher does not teach.
  await enrolled("S001", "2025-01-01");
  await enrolled("S030", "2025-01-01");
  expect(await due(organization.teacher)).toEqual(["S001 old"]);
  expect((await countFaces(organization.teacher, NOW)).renewal).toBe(1);
  const policy = { studentMonths: 3, employeeMonths: 3 };
  for (const actor of [organization.teacher, organization.student]) {
    await expect(setRenewal(actor, policy, NOW)).rejects.toThrow("role_lacks_ability");
  }
  await expect(countFaces(organization.student, NOW)).rejects.toThrow("role_lacks_ability");
  const neighbour = await createTestOrganization(opened, NOW);
  await setRenewal(neighbour.administrator, policy, NOW);
  expect(await due(neighbour.administrator)).toEqual([]);
  expect((await getRecognition(organization.administrator)).renewal.studentMonths).toBe(12);
});
