import { and, desc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import { faceTemplates } from "@/db/schema/faces";
import { consents, persons } from "@/db/schema/people";
import { clientModels } from "@/lib/domain/client-models";
import {
  type ModelName,
  nameOfModel,
  REDUCED_EMBEDDER,
  STANDARD_EMBEDDER,
} from "@/lib/domain/embedder-model";
import { recordCheckIn } from "../attendance/record-check-in";
import { inOrganization } from "../database";
import { listDevices } from "../devices/list-devices";
import { pairTestKiosk, type TestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { getEnrolmentModels } from "./get-enrolment-models";
import { getRecognition } from "./get-recognition";
import { serveModels } from "./installed-models";
import { measureImpostors, NEEDED_PEOPLE } from "./measure-impostors";
import { retireModel } from "./retire-model";
import { setStrictness } from "./set-strictness";
import { switchModel } from "./switch-model";

const NOW = new Date("2026-11-22T08:00:00Z");
const CONFIGURED = {
  ...STANDARD_EMBEDDER,
  modelId: "own",
  modelVersion: "1234",
  grade: "configured" as const,
};
const random = seededRandom(11);
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});
afterEach(() => serveModels([STANDARD_EMBEDDER, REDUCED_EMBEDDER]));

async function enrol(numbers: readonly string[], model: ModelName): Promise<void> {
  for (const number of numbers)
    await enrolVector(
      organization,
      (await personByNumber(organization.id, number)).id,
      randomVector(random),
      model,
    );
}

const templatesOf = (model: ModelName) =>
  inOrganization(organization.id, (tx) =>
    tx.select().from(faceTemplates).where(eq(faceTemplates.modelId, model.modelId)),
  );

async function lastAudit() {
  const [row] = await inOrganization(organization.id, (tx) =>
    tx
      .select()
      .from(auditLog)
      .where(eq(auditLog.organizationId, organization.id))
      .orderBy(desc(auditLog.seq))
      .limit(1),
  );
  return row;
}

describe("whom recognition can find", () => {
  it("counts people without a usable reference of the present model", async () => {
    await enrol(["S001", "S002", "S003"], STANDARD_EMBEDDER);
    const person = await personByNumber(organization.id, "S003");
    await inOrganization(organization.id, (tx) =>
      tx
        .update(consents)
        .set({ withdrawnAt: NOW })
        .where(and(eq(consents.organizationId, organization.id), eq(consents.personId, person.id))),
    );
    const { models, coverage, former } = await getRecognition(organization.administrator);
    expect(models).toMatchObject({ present: { modelId: STANDARD_EMBEDDER.modelId }, next: null, waiting: 0 });
    expect(coverage).toMatchObject({ people: 40, without: 38 });
    expect(coverage?.examples.map(({ number }) => number)).toContain("S003");
    expect(coverage?.examples.map(({ number }) => number)).not.toContain("S001");
    expect(former).toEqual([]);
  });

  it("tells that nothing is installed", async () => {
    serveModels([]);
    expect(await getRecognition(organization.administrator)).toEqual({
      models: null,
      former: [],
      coverage: null,
      renewal: { studentMonths: 12, employeeMonths: 24 },
      calibration: null,
      own: null,
    });
  });

  it("estimates what thresholds do for the roster and for everybody", async () => {
    await enrol(["S001", "S002", "S003", "S004", "T001"], STANDARD_EMBEDDER);
    const { calibration } = await getRecognition(organization.administrator);
    const whole = calibration?.galleries.find(({ kind }) => kind === "organization");
    const roster = calibration?.galleries.find(({ kind }) => kind === "roster");
    expect(whole?.people).toBe(5);
    expect(roster?.people).toBeLessThan(5);
    expect(whole?.chosen.fpir).toBeCloseTo(1e-3, 4);
    expect(whole?.chosen.cosine).toBeGreaterThan(roster?.chosen.cosine ?? 1);
    const shares = whole?.curve.map(({ fpir }) => fpir) ?? [];
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  });
});

describe("a change of model", () => {
  beforeEach(async () => {
    await enrol(["S001", "S002"], STANDARD_EMBEDDER);
    serveModels([CONFIGURED, STANDARD_EMBEDDER, REDUCED_EMBEDDER]);
  });

  it("keeps kiosks on the present model until everybody is enrolled with the next, then changes by itself", async () => {
    const kiosk = await pairTestKiosk(organization, NOW);
    expect(await kiosk.state(NOW)).toMatchObject({
      embedder: { name: nameOfModel(STANDARD_EMBEDDER), grade: "standard" },
    });
    expect(await getEnrolmentModels(organization.administrator)).toEqual({
      embedders: [nameOfModel(STANDARD_EMBEDDER), "own@1234"],
      isReduced: false,
    });
    const { models, coverage } = await getRecognition(organization.administrator);
    expect(models).toMatchObject({ next: { modelId: "own" }, waiting: 2 });
    expect(coverage).toMatchObject({ model: { modelId: "own" }, people: 40, without: 40 });

    await enrol(["S001"], CONFIGURED);
    expect((await getRecognition(organization.administrator)).models).toMatchObject({ waiting: 1 });
    await enrol(["S002"], CONFIGURED);
    expect(await kiosk.state(NOW)).toMatchObject({ embedder: { name: "own@1234", grade: "configured" } });
    expect((await getRecognition(organization.administrator)).former).toEqual([
      { modelId: STANDARD_EMBEDDER.modelId, modelVersion: STANDARD_EMBEDDER.modelVersion, people: 2 },
    ]);
  });

  it("changes at once when an administrator says so, and says in the log for how many", async () => {
    const kiosk = await pairTestKiosk(organization, NOW);
    expect(await switchModel(organization.administrator, { model: "own@1234" }, NOW)).toEqual({ waiting: 2 });
    expect(await kiosk.state(NOW)).toMatchObject({ embedder: { name: "own@1234" } });
    expect(await lastAudit()).toMatchObject({
      action: "recognition.switch",
      before: { model: nameOfModel(STANDARD_EMBEDDER) },
      after: { model: "own@1234", withoutReference: 2 },
    });
    await expect(switchModel(organization.administrator, { model: "own@1234" }, NOW)).rejects.toThrow(
      "model_not_waiting",
    );
  });

  it("deletes references of the former model only, and never those in use", async () => {
    const retire = (model: ModelName) =>
      retireModel(organization.administrator, { model: nameOfModel(model) }, NOW);
    await expect(retire(STANDARD_EMBEDDER)).rejects.toThrow("model_in_use");
    await expect(retire(CONFIGURED)).rejects.toThrow("model_in_use");
    await enrol(["S001"], REDUCED_EMBEDDER);
    expect(await retire(REDUCED_EMBEDDER)).toEqual({ templates: 1 });
    expect(await lastAudit()).toMatchObject({ action: "template.retire", after: { templates: 1 } });
    expect(await templatesOf(STANDARD_EMBEDDER)).toHaveLength(2);
    expect(await templatesOf(REDUCED_EMBEDDER)).toHaveLength(0);
  });

  it("does not touch the neighbour's", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    await expect(switchModel(neighbour.administrator, { model: "own@1234" }, NOW)).rejects.toThrow(
      "model_not_waiting",
    );
    await retireModel(neighbour.administrator, { model: nameOfModel(STANDARD_EMBEDDER) }, NOW);
    expect(await templatesOf(STANDARD_EMBEDDER)).toHaveLength(2);
    expect((await getRecognition(neighbour.administrator)).coverage).toMatchObject({
      people: 40,
      without: 40,
    });
  });
});

describe("an organisation's own people", () => {
  /** So many more people, all about as alike as `cos` to one face. */
  async function addAlike(count: number, cos: number): Promise<void> {
    const common = randomVector(random);
    for (let i = 0; i < count; i++) {
      const id = uuidv7();
      const name = { nameAr: `شخص ${i}`, nameEn: `Person ${i}`, number: `X${i}` };
      await inOrganization(organization.id, (tx) =>
        tx
          .insert(persons)
          .values({ organizationId: organization.id, id, kind: "student", ...name, createdAt: NOW }),
      );
      await enrolVector(organization, id, vectorNear(common, cos, random));
    }
  }

  it("are too few to say anything", async () => {
    await enrol(["S001", "S002"], STANDARD_EMBEDDER);
    expect(await measureImpostors(organization.administrator, NOW)).toEqual({
      kind: "too_few_people",
      people: 2,
      needed: NEEDED_PEOPLE,
    });
  });

  it("make thresholds stricter where they are alike; only counts are kept", async () => {
    await addAlike(NEEDED_PEOPLE, Math.sqrt(0.55));
    const before = (await getRecognition(organization.administrator)).calibration;
    expect(await measureImpostors(organization.administrator, NOW)).toEqual({
      kind: "measured",
      people: NEEDED_PEOPLE,
      pairs: (NEEDED_PEOPLE * (NEEDED_PEOPLE - 1)) / 2,
    });
    const { own, calibration } = await getRecognition(organization.administrator);
    expect(own?.counts).toHaveLength(200);
    expect(own?.counts.reduce((sum, count) => sum + count, 0)).toBe(own?.pairs);
    const [mode] = [...(own?.counts ?? [])]
      .map((count, bin) => ({ count, bin }))
      .sort((a, b) => b.count - a.count);
    expect(((mode?.bin ?? 0) + 0.5) / 100 - 1).toBeCloseTo(0.55, 1);
    const chosen = (from: typeof calibration) => from?.galleries.at(-1)?.chosen.cosine ?? 0;
    expect(chosen(calibration)).toBeGreaterThan(chosen(before) + 0.2);
    expect(await lastAudit()).toMatchObject({
      action: "recognition.measure",
      after: { people: NEEDED_PEOPLE },
    });
  });
});

describe("strictness", () => {
  it("decides the next check-in", async () => {
    const face = randomVector(random);
    await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, face);
    const kiosk = await pairTestKiosk(organization, NOW);
    const mark = async () => recordCheckIn(await kiosk.mark(vectorNear(face, 0.42, random), NOW), NOW);
    expect((await mark()).kind).not.toBe("not_recognised");
    await setStrictness(organization.administrator, { targetFpir: 1e-5 }, NOW);
    expect((await mark()).kind).toBe("not_recognised");
    const { calibration } = await getRecognition(organization.administrator);
    expect(calibration).toMatchObject({ targetFpir: expect.closeTo(1e-5, 9), shippedFpir: 1e-3 });
  });
});

describe("what a kiosk looks with", () => {
  const looks = { backend: "wasm" as const, embed_ms: 23.4, ...clientModels(REDUCED_EMBEDDER) };
  const looksOf = async (kiosk: TestKiosk) =>
    (await listDevices(organization.administrator, NOW)).find(({ id }) => id === kiosk.deviceId)?.looks;

  it("is shown with its grade, and as it was told last", async () => {
    const kiosk = await pairTestKiosk(organization, NOW);
    expect(await looksOf(kiosk)).toBeNull();
    await kiosk.state(NOW, 0, looks);
    expect(await looksOf(kiosk)).toEqual({
      backend: "wasm",
      embedder: nameOfModel(REDUCED_EMBEDDER),
      grade: "reduced",
      embedMs: expect.closeTo(23.4, 3),
    });
    await kiosk.state(NOW, 0, { ...looks, backend: "webgpu", ...clientModels(CONFIGURED) });
    expect(await looksOf(kiosk)).toMatchObject({ backend: "webgpu", embedder: "own@1234", grade: null });
  });
});

describe("who may", () => {
  it.each(["teacher", "student"] as const)("not a %s", async (role) => {
    const actor = organization[role];
    await expect(getRecognition(actor)).rejects.toThrow("role_lacks_ability");
    await expect(switchModel(actor, { model: "own@1234" }, NOW)).rejects.toThrow("role_lacks_ability");
    await expect(retireModel(actor, { model: "own@1234" }, NOW)).rejects.toThrow("role_lacks_ability");
    await expect(setStrictness(actor, { targetFpir: 1e-3 }, NOW)).rejects.toThrow("role_lacks_ability");
    await expect(measureImpostors(actor, NOW)).rejects.toThrow("role_lacks_ability");
  });

  it("a student does not enrol", async () => {
    await expect(getEnrolmentModels(organization.student)).rejects.toThrow("role_lacks_ability");
  });
});
