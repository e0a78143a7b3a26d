import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { enrolmentReviews, lookalikePairs } from "@/db/schema/enrolments";
import { faceTemplates } from "@/db/schema/faces";
import { consents } from "@/db/schema/people";
import { encodeVector } from "@/lib/contracts/bytes";
import { STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { inOrganization } from "../database";
import { frontalCapture, OWN_CONSENT } from "../testing/test-capture";
import { GOOD_QUALITY } from "../testing/test-kiosk";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { createEnrolmentLink } from "./create-enrolment-link";
import { decideEnrolmentReview } from "./decide-enrolment-review";
import { enrolByLink } from "./enrol-by-link";
import { enrolPerson } from "./enrol-person";
import { enrolPhotos } from "./enrol-photos";
import { listEnrolmentReviews } from "./list-enrolment-reviews";
import { listPhotoCandidates } from "./list-photo-candidates";
import { openEnrolmentLink } from "./open-enrolment-link";
import { withdrawConsent } from "./withdraw-consent";

const NOW = new Date("2026-11-22T08:00:00Z");
const LATER = new Date("2026-11-30T08:00:01Z");
const random = seededRandom(11);
const consent = OWN_CONSENT;
let opened: OpenDatabase;
let organization: TestOrganization;
let sara: string;
let omar: string;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  sara = (await personByNumber(organization.id, "S001")).id;
  omar = (await personByNumber(organization.id, "S002")).id;
});

const captureOf = (face: Float32Array) => frontalCapture(face, { cosine: 0.93, random });

const enrol = (personId: string, face: Float32Array, actor = organization.administrator) =>
  enrolPerson(actor, { personId, consent, ...captureOf(face) }, NOW);

const kept = () =>
  inOrganization(organization.id, async (tx) => ({
    templates: await tx.select().from(faceTemplates),
    consents: await tx.select().from(consents),
    reviews: await tx.select().from(enrolmentReviews),
    pairs: await tx.select().from(lookalikePairs),
  }));

describe("a face like somebody else's", () => {
  const twins = async () => {
    const face = randomVector(random);
    await enrol(sara, face);
    return { face, outcome: await enrol(omar, vectorNear(face, 0.7, random)) };
  };

  it("waits: nobody is found by it, and staff see whom it resembles", async () => {
    const { outcome } = await twins();
    expect(outcome).toMatchObject({ kind: "needs_review" });
    expect((await kept()).templates.every((row) => row.personId === sara)).toBe(true);
    expect(await listEnrolmentReviews(organization.teacher, NOW)).toMatchObject([
      { person: { id: omar }, resembles: { id: sara }, source: "staff" },
    ]);
  });

  it("confirmed becomes a reference; the pair is remembered and not asked about again", async () => {
    const { face } = await twins();
    const [review] = await listEnrolmentReviews(organization.administrator, NOW);
    const input = { decision: "confirm" as const, reviewId: review?.id ?? "", reason: "twins, papers seen" };
    expect(await decideEnrolmentReview(organization.administrator, input, NOW)).toEqual({
      kind: "confirmed",
    });
    const stored = await kept();
    expect(stored.templates.filter((row) => row.personId === omar)).toHaveLength(5);
    expect(stored.pairs).toMatchObject([
      { firstId: [sara, omar].sort()[0], secondId: [sara, omar].sort()[1] },
    ]);
    expect(stored.reviews).toMatchObject([{ state: "confirmed", sealed: null }]);
    await expect(decideEnrolmentReview(organization.administrator, input, NOW)).rejects.toMatchObject({
      reason: "review_not_found",
    });
    expect(await enrol(omar, vectorNear(face, 0.7, random))).toMatchObject({ kind: "enrolled" });
  });

  it("refused leaves no numbers and ends the consent", async () => {
    await twins();
    const [review] = await listEnrolmentReviews(organization.administrator, NOW);
    const input = { decision: "refuse" as const, reviewId: review?.id ?? "", reason: "wrong person chosen" };
    expect(await decideEnrolmentReview(organization.administrator, input, NOW)).toEqual({ kind: "refused" });
    const stored = await kept();
    expect(stored.reviews).toMatchObject([{ state: "refused", sealed: null, reason: "wrong person chosen" }]);
    expect(stored.consents.find((row) => row.personId === omar)?.withdrawnAt).toEqual(NOW);
    expect(stored.pairs).toEqual([]);
  });

  it("is erased when the person withdraws the consent", async () => {
    await twins();
    await withdrawConsent(organization.administrator, { personId: omar }, NOW);
    const stored = await kept();
    expect(stored.reviews).toMatchObject([{ state: "refused", sealed: null, reason: "withdrawn" }]);
    expect(await listEnrolmentReviews(organization.administrator, NOW)).toEqual([]);
  });

  it("is decided by staff in reach only", async () => {
    await twins();
    const neighbour = await createTestOrganization(opened, NOW);
    const [review] = await listEnrolmentReviews(organization.administrator, NOW);
    const input = { decision: "refuse" as const, reviewId: review?.id ?? "", reason: "not mine" };
    await expect(decideEnrolmentReview(organization.student, input, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(decideEnrolmentReview(neighbour.administrator, input, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listEnrolmentReviews(neighbour.administrator, NOW)).toEqual([]);
    // S030 is in the section that the demo teacher does not teach.
    const elsewhere = (await personByNumber(organization.id, "S030")).id;
    const face = randomVector(random);
    await enrol((await personByNumber(organization.id, "S031")).id, face);
    await enrol(elsewhere, vectorNear(face, 0.7, random));
    const mine = await listEnrolmentReviews(organization.teacher, NOW);
    expect(mine.map((one) => one.person.id)).toEqual([omar]);
  });
});

describe("enrolment by link", () => {
  const link = async () => (await createEnrolmentLink(organization.teacher, { personId: sara }, NOW)).token;

  it("says who it is for, keeps the capture until staff confirm it with a fresh look", async () => {
    const token = await link();
    expect(await openEnrolmentLink(token, NOW)).toMatchObject({ name: { en: "Sara Mansour" } });
    const face = randomVector(random);
    expect(await enrolByLink({ token, consent, ...captureOf(face) }, NOW)).toEqual({
      kind: "waits_for_staff",
    });
    expect((await kept()).templates).toEqual([]);
    const [review] = await listEnrolmentReviews(organization.teacher, NOW);
    const confirm = { decision: "confirm" as const, reviewId: review?.id ?? "", reason: "stands before me" };
    await expect(decideEnrolmentReview(organization.teacher, confirm, NOW)).rejects.toMatchObject({
      reason: "capture_required",
    });
    const stranger = { ...confirm, capture: captureOf(randomVector(random)) };
    expect(await decideEnrolmentReview(organization.teacher, stranger, NOW)).toEqual({
      kind: "not_the_same_face",
    });
    const same = { ...confirm, capture: captureOf(face) };
    expect(await decideEnrolmentReview(organization.teacher, same, NOW)).toEqual({ kind: "confirmed" });
    expect((await kept()).templates).toHaveLength(5);
  });

  it("ends with its use, with a newer link, with time, and is not guessed", async () => {
    const first = await link();
    const second = await link();
    const ended = { reason: "enrolment_link_ended" };
    await expect(openEnrolmentLink(first, NOW)).rejects.toMatchObject(ended);
    await expect(openEnrolmentLink(second, LATER)).rejects.toMatchObject(ended);
    await expect(openEnrolmentLink("x", NOW)).rejects.toMatchObject(ended);
    await expect(openEnrolmentLink(`${organization.id}.AAAA`, NOW)).rejects.toMatchObject(ended);
    const request = { token: second, consent, ...captureOf(randomVector(random)) };
    const poor = { ...request, frames: request.frames.map((frame) => ({ ...frame, pad: 0.01 })) };
    expect(await enrolByLink(poor, NOW)).toEqual({ kind: "not_live" });
    expect(await enrolByLink(request, NOW)).toEqual({ kind: "waits_for_staff" });
    await expect(enrolByLink(request, NOW)).rejects.toMatchObject(ended);
  });

  it("is made by staff for people in reach", async () => {
    const elsewhere = (await personByNumber(organization.id, "S030")).id;
    const neighbour = await createTestOrganization(opened, NOW);
    const make = createEnrolmentLink;
    await expect(make(organization.student, { personId: sara }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(make(organization.teacher, { personId: elsewhere }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(make(neighbour.administrator, { personId: sara }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("references from photos", () => {
  const photo = (personId: string, face: Float32Array, quality = GOOD_QUALITY) => ({
    personId,
    giverName: "منصور الأب",
    embedding: encodeVector(face),
    quality,
  });
  const batch = (photos: ReturnType<typeof photo>[]) => {
    const { giverName: _, ...paper } = consent;
    const { modelId, modelVersion } = STANDARD_EMBEDDER;
    return { modelId, modelVersion, consent: { ...paper, givenBy: "guardian" as const }, photos };
  };

  it("are told one by one: stored, poor, resembling, unknown, less than what is there", async () => {
    const [a, b, c, d] = [1, 2, 3, 4].map(() => randomVector(random));
    if (!a || !b || !c || !d) throw new Error("no vectors");
    const three = (await personByNumber(organization.id, "S003")).id;
    const four = (await personByNumber(organization.id, "S004")).id;
    await enrol(sara, a);
    const outcome = await enrolPhotos(
      organization.administrator,
      batch([
        photo(omar, b),
        photo(three, c, { ...GOOD_QUALITY, interEyePx: 20 }),
        photo(four, vectorNear(a, 0.8, random)),
        photo(organization.administrator.accountId, d),
        photo(sara, d),
      ]),
      NOW,
    );
    expect(outcome).toMatchObject({
      photos: [
        { result: "enrolled" },
        { result: "poor_photo" },
        { result: "needs_review" },
        { result: "person_not_found" },
        { result: "has_better_reference" },
      ],
    });
    const rows = await inOrganization(organization.id, (tx) =>
      tx.select().from(faceTemplates).where(eq(faceTemplates.source, "photo")),
    );
    expect(rows).toMatchObject([{ personId: omar, kind: "average" }]);
  });

  it("are offered for people in reach, with who has a reference", async () => {
    await enrol(sara, randomVector(random));
    const all = await listPhotoCandidates(organization.administrator, NOW);
    expect(all.filter((person) => person.hasReference).map((person) => person.id)).toEqual([sara]);
    expect(all).toHaveLength(40);
    const own = await listPhotoCandidates(organization.teacher, NOW);
    expect(own.map((person) => person.number)).not.toContain("S030");
    await expect(listPhotoCandidates(organization.student, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are refused from students, and for people out of reach", async () => {
    const request = batch([photo(sara, randomVector(random))]);
    await expect(enrolPhotos(organization.student, request, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    const neighbour = await createTestOrganization(opened, NOW);
    expect(await enrolPhotos(neighbour.administrator, request, NOW)).toMatchObject({
      photos: [{ result: "person_not_found" }],
    });
  });
});
