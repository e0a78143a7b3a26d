import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import { faceTemplates } from "@/db/schema/faces";
import { consents } from "@/db/schema/people";
import { encodeVector } from "@/lib/contracts/bytes";
import { CONSENT_TEXT_VERSION, type EnrolmentRequest } from "@/lib/contracts/enrolment";
import { clientModels } from "@/lib/domain/client-models";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { recordCheckIn } from "../attendance/record-check-in";
import { inOrganization } from "../database";
import { frontalCapture } from "../testing/test-capture";
import { GOOD_QUALITY, pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { enrolPerson } from "./enrol-person";
import { withdrawConsent } from "./withdraw-consent";

const NOW = new Date("2026-11-22T08:00:00Z");
const random = seededRandom(7);
let opened: OpenDatabase;
let organization: TestOrganization;
let personId: string;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  personId = (await personByNumber(organization.id, "S001")).id;
});

function requestFor(
  face: Float32Array,
  change: Partial<EnrolmentRequest["frames"][number]> = {},
): EnrolmentRequest {
  return {
    personId,
    consent: {
      textVersion: CONSENT_TEXT_VERSION,
      language: "ar",
      givenBy: "guardian",
      giverName: "منصور الأب",
    },
    ...frontalCapture(face, { cosine: 0.93, random }, change),
  };
}

async function kept() {
  return inOrganization(organization.id, async (tx) => ({
    templates: await tx.select().from(faceTemplates),
    consents: await tx.select().from(consents),
    audit: await tx
      .select()
      .from(auditLog)
      .where(eq(auditLog.organizationId, organization.id))
      .orderBy(desc(auditLog.seq)),
  }));
}

it("keeps one average and four samples with the consent they rest on, and the person is recognised", async () => {
  const face = randomVector(random);
  const outcome = await enrolPerson(organization.administrator, requestFor(face), NOW);
  expect(outcome).toEqual({
    kind: "enrolled",
    templateCount: 5,
    word: "good",
    sides: 0,
    replaced: false,
  });
  const stored = await kept();
  expect(stored.templates.map((row) => row.kind).sort()).toEqual([
    "average",
    "sample",
    "sample",
    "sample",
    "sample",
  ]);
  expect(stored.consents).toMatchObject([
    { givenBy: "guardian", giverName: "منصور الأب", textVersion: CONSENT_TEXT_VERSION },
  ]);
  expect(stored.audit[0]).toMatchObject({
    action: "enrolment.create",
    objectId: personId,
    actorId: organization.administrator.accountId,
  });
  const kiosk = await pairTestKiosk(organization, NOW);
  const seen = await recordCheckIn(await kiosk.mark(vectorNear(face, 0.8, random), NOW), NOW);
  expect(seen).toMatchObject({ kind: "recorded", name: { en: "Sara M." } });
});

it("replaces an older reference and keeps both consents", async () => {
  await enrolPerson(organization.administrator, requestFor(randomVector(random)), NOW);
  const outcome = await enrolPerson(organization.administrator, requestFor(randomVector(random)), NOW);
  expect(outcome).toMatchObject({ kind: "enrolled", replaced: true });
  const stored = await kept();
  expect(stored.templates).toHaveLength(5);
  expect(stored.consents).toHaveLength(2);
});

it("drops a frame of somebody else", async () => {
  const request = requestFor(randomVector(random));
  const [first] = request.frames;
  if (first) first.embedding = encodeVector(randomVector(random));
  expect(await enrolPerson(organization.administrator, request, NOW)).toMatchObject({ kind: "enrolled" });
});

it.each([
  {
    what: "poor frames",
    change: { quality: { ...GOOD_QUALITY, interEyePx: 60 } },
    kind: "too_few_good_frames",
  },
  { what: "a moment instead of three seconds", change: { at: 0 }, kind: "too_few_good_frames" },
  { what: "a printed photo", change: { pad: 0.04 }, kind: "not_live" },
])("stores nothing of $what", async ({ change, kind }) => {
  expect(
    await enrolPerson(organization.administrator, requestFor(randomVector(random), change), NOW),
  ).toEqual({ kind });
  const stored = await kept();
  expect([stored.templates, stored.consents]).toEqual([[], []]);
  expect(stored.audit[0]).toMatchObject({ action: "enrolment.refuse", reason: kind });
});

it("stores nothing when the frames show several people, or another model made them", async () => {
  const request = requestFor(randomVector(random));
  const mixed = {
    ...request,
    frames: request.frames.map((frame) => ({ ...frame, embedding: encodeVector(randomVector(random)) })),
  };
  expect(await enrolPerson(organization.administrator, mixed, NOW)).toEqual({ kind: "frames_disagree" });
  const newer = { ...request, modelVersion: "newer" };
  expect(await enrolPerson(organization.administrator, newer, NOW)).toEqual({ kind: "model_not_accepted" });
  expect((await kept()).templates).toEqual([]);
});

it("refuses a vector that is none, naming the field", async () => {
  const request = requestFor(randomVector(random), { embedding: "AAAA" });
  await expect(enrolPerson(organization.administrator, request, NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "frames",
  });
});

it("is for staff, and for a teacher's own sections only", async () => {
  const request = requestFor(randomVector(random));
  await expect(enrolPerson(organization.student, request, NOW)).rejects.toMatchObject({ code: "forbidden" });
  expect(await enrolPerson(organization.teacher, request, NOW)).toMatchObject({ kind: "enrolled" });
  // S030 is in the third section, which the demo teacher does not teach.
  const elsewhere = { ...request, personId: (await personByNumber(organization.id, "S030")).id };
  await expect(enrolPerson(organization.teacher, elsewhere, NOW)).rejects.toMatchObject({
    code: "not_found",
  });
});

it("does not reach a person of another organisation", async () => {
  const neighbour = await createTestOrganization(opened, NOW);
  await expect(
    enrolPerson(neighbour.administrator, requestFor(randomVector(random)), NOW),
  ).rejects.toMatchObject({ code: "not_found" });
});

it("is undone by a withdrawal: nothing of the face stays, the consents stay as ended, the person is not recognised", async () => {
  const face = randomVector(random);
  await enrolPerson(organization.administrator, requestFor(face), NOW);
  const kiosk = await pairTestKiosk(organization, NOW);
  const neighbour = await createTestOrganization(opened, NOW);
  const input = { personId };
  await expect(withdrawConsent(organization.student, input, NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(withdrawConsent(neighbour.administrator, input, NOW)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await withdrawConsent(organization.teacher, input, NOW)).toEqual({ templates: 5 });
  const stored = await kept();
  expect(stored.templates).toEqual([]);
  expect(stored.consents.map((row) => row.withdrawnAt)).toEqual([NOW]);
  expect(stored.audit[0]).toMatchObject({
    action: "consent.withdraw",
    after: { consents: 1, templates: 5, waiting: 0 },
  });
  const seen = await recordCheckIn(await kiosk.mark(vectorNear(face, 0.8, random), NOW), NOW);
  expect(seen).toEqual({ kind: "not_recognised" });
});

it("keeps the same face by a second model beside the first, and each is found by captures of its own", async () => {
  const [face, same] = [randomVector(random), randomVector(random)];
  const request = requestFor(face);
  const second = {
    modelId: REDUCED_EMBEDDER.modelId,
    modelVersion: REDUCED_EMBEDDER.modelVersion,
    embeddings: request.frames.map(() => encodeVector(vectorNear(same, 0.99, random))),
  };
  await enrolPerson(organization.administrator, { ...request, second }, NOW);
  const models = (await kept()).templates.map((row) => row.modelId);
  expect(models.filter((id) => id === STANDARD_EMBEDDER.modelId)).toHaveLength(5);
  expect(models.filter((id) => id === REDUCED_EMBEDDER.modelId)).toHaveLength(5);
  const kiosk = await pairTestKiosk(organization, NOW);
  const reduced = { claims: { models: clientModels(REDUCED_EMBEDDER) } };
  const found = async (vector: Float32Array, bend = {}) =>
    (await recordCheckIn(await kiosk.mark(vector, NOW, bend), NOW)).kind;
  expect(await found(vectorNear(face, 0.93, random))).not.toBe("not_recognised");
  expect(await found(vectorNear(same, 0.99, random), reduced)).not.toBe("not_recognised");
  expect(await found(vectorNear(face, 0.93, random), reduced)).toBe("not_recognised");
  expect(await found(vectorNear(same, 0.99, random))).toBe("not_recognised");
});

it.each([
  ["vectors of several faces", (i: number) => encodeVector(randomVector(seededRandom(i)))],
  ["fewer vectors than frames", (i: number) => (i < 6 ? encodeVector(randomVector(random)) : null)],
])("keeps nothing of a second model with %s", async (_, embeddingOf) => {
  const request = requestFor(randomVector(random));
  const second = {
    modelId: REDUCED_EMBEDDER.modelId,
    modelVersion: REDUCED_EMBEDDER.modelVersion,
    embeddings: request.frames.flatMap((__, i) => embeddingOf(i) ?? []),
  };
  const outcome = await enrolPerson(organization.administrator, { ...request, second }, NOW);
  expect(outcome.kind).toBe("enrolled");
  expect(new Set((await kept()).templates.map((row) => row.modelId))).toEqual(
    new Set([STANDARD_EMBEDDER.modelId]),
  );
});
