import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { faceTemplates } from "@/db/schema/faces";
import { encodeVector } from "@/lib/contracts/bytes";
import type { CaptureRequest } from "@/lib/contracts/enrolment";
import { REDUCED_EMBEDDER, STANDARD_EMBEDDER } from "@/lib/domain/embedder-model";
import { cosine } from "@/lib/domain/vector";
import { inOrganization } from "../database";
import { openTemplate } from "../templates/protect-template";
import { templateKeys } from "../templates/template-keys";
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
import { listEnrolmentReviews } from "./list-enrolment-reviews";

const NOW = new Date("2026-11-22T08:00:00Z");
const random = seededRandom(23);
const consent = OWN_CONSENT;
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

type Side = NonNullable<CaptureRequest["sides"]>[number];
type Bend = Partial<Side["frames"][number]>;

const front = (face: Float32Array) => frontalCapture(face, { cosine: 0.97, random });

/** A pose of a face, three frames from the fifth or seventh second on. */
function side(pose: Side["pose"], face: Float32Array, bend: (i: number) => Bend = () => ({})): Side {
  const [yawDegrees, startsAt] = pose === "left" ? [19, 5_000] : [-19, 7_000];
  return {
    pose,
    frames: Array.from({ length: 3 }, (_, i) => ({
      embedding: encodeVector(vectorNear(face, 0.97, random)),
      quality: { ...GOOD_QUALITY, yawDegrees },
      pad: 0.97,
      at: startsAt + i * 300,
      ...bend(i),
    })),
  };
}

const enrol = (capture: CaptureRequest) =>
  enrolPerson(organization.administrator, { personId, consent, ...capture }, NOW);

/** The stored average of a model, unsealed, and how many rows there are beside it. */
async function stored({ modelId } = STANDARD_EMBEDDER as { modelId: string }) {
  const found = await inOrganization(organization.id, (tx) =>
    tx
      .select()
      .from(faceTemplates)
      .where(and(eq(faceTemplates.personId, personId), eq(faceTemplates.modelId, modelId))),
  );
  const average = found.find((row) => row.kind === "average");
  if (!average) return null;
  const keys = templateKeys(organization.id, average.keyEpoch);
  return {
    vector: openTemplate(average.sealed, average, keys),
    rows: found.length,
    word: average.word,
  };
}

it("fuses the turned poses into the average, which then is nearer to a turned face; no row is added", async () => {
  const face = randomVector(random);
  const turned = vectorNear(face, 0.75, random);
  expect(await enrol(front(face))).toMatchObject({ kind: "enrolled", word: "good", sides: 0 });
  const without = await stored();
  const sides = [side("left", turned), side("right", vectorNear(face, 0.75, random))];
  expect(await enrol({ ...front(face), sides })).toMatchObject({
    kind: "enrolled",
    templateCount: 5,
    word: "very_good",
    sides: 2,
    replaced: true,
  });
  const guided = await stored();
  expect([without?.rows, guided?.rows, guided?.word]).toEqual([5, 5, "very_good"]);
  const [before, after] = [without, guided].map((one) => (one ? cosine(one.vector, turned) : Number.NaN));
  expect(after).toBeGreaterThan((before ?? 1) + 0.05);
});

const OTHER_QUALITY = { ...GOOD_QUALITY, yawDegrees: 5 };

it.each<[string, (face: Float32Array) => Side, string]>([
  [
    "not turned far enough",
    (face) => side("left", face, () => ({ quality: OTHER_QUALITY })),
    "sides_disagree",
  ],
  [
    "turned to the other side",
    (face) => ({ ...side("right", face), pose: "left" as const }),
    "sides_disagree",
  ],
  ["somebody else's", () => side("left", randomVector(random)), "sides_disagree"],
  [
    "with one frame of somebody else",
    (face) => side("left", face, (i) => (i === 1 ? { embedding: encodeVector(randomVector(random)) } : {})),
    "sides_disagree",
  ],
  ["held too short", (face) => side("left", face, (i) => ({ at: 5_000 + i * 100 })), "sides_disagree"],
  ["made before the frontal one", (face) => side("left", face, (i) => ({ at: i * 300 })), "sides_disagree"],
  ["of a printed photo", (face) => side("left", face, () => ({ pad: 0.04 })), "not_live"],
])("stores nothing where a turned pose is %s", async (_, pose, kind) => {
  const face = randomVector(random);
  expect(await enrol({ ...front(face), sides: [pose(face)] })).toEqual({ kind });
  expect(await stored()).toBeNull();
});

it("fuses the poses of the model that is to come as well", async () => {
  const [face, same] = [randomVector(random), randomVector(random)];
  const turned = vectorNear(same, 0.97, random);
  const secondOf = (count: number, vector: Float32Array) =>
    Array.from({ length: count }, () => encodeVector(vectorNear(vector, 0.995, random)));
  const { modelId, modelVersion } = REDUCED_EMBEDDER;
  await enrol({
    ...front(face),
    second: { modelId, modelVersion, embeddings: secondOf(7, same) },
    sides: [{ ...side("left", vectorNear(face, 0.75, random)), second: secondOf(3, turned) }],
  });
  const kept = await stored(REDUCED_EMBEDDER);
  expect(kept && cosine(kept.vector, turned)).toBeGreaterThan(0.985);
});

it("keeps the poses of a capture from a phone until staff confirm it", async () => {
  const face = randomVector(random);
  const turned = vectorNear(face, 0.75, random);
  const { token } = await createEnrolmentLink(organization.administrator, { personId }, NOW);
  const capture = { ...front(face), sides: [side("left", turned)] };
  expect(await enrolByLink({ token, consent, ...capture }, NOW)).toEqual({ kind: "waits_for_staff" });
  const [review] = await listEnrolmentReviews(organization.administrator, NOW);
  const decision = { decision: "confirm" as const, reviewId: review?.id ?? "", reason: "stands before me" };
  const confirmed = await decideEnrolmentReview(
    organization.administrator,
    { ...decision, capture: front(face) },
    NOW,
  );
  expect([review?.word, confirmed.kind]).toEqual(["good", "confirmed"]);
  const kept = await stored();
  expect([kept?.rows, kept?.word]).toEqual([5, "good"]);
  expect(kept && cosine(kept.vector, turned)).toBeGreaterThan(0.9);
});
