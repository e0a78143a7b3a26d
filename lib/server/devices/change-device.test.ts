import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import { devices } from "@/db/schema/devices";
import { sectionMembers, sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { ChangeDeviceRequest } from "@/lib/contracts/devices";
import { recordCheckIn } from "../attendance/record-check-in";
import { inOrganization } from "../database";
import { pairTestKiosk, type TestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { askNewKey } from "./ask-new-key";
import { changeDevice } from "./change-device";
import { getDevice } from "./get-device";
import { listDevices } from "./list-devices";

/** In the demo timetable the first section (S001-S012) meets at every even hour of Cairo, for two hours. */
const NOW = new Date("2026-11-22T08:00:00Z");
const _DAY = 86_400_000;
const at = (ms: number) => new Date(NOW.getTime() + ms);

const random = seededRandom(90);
let opened: OpenDatabase;
let organization: TestOrganization;
let kiosk: TestKiosk;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  kiosk = await pairTestKiosk(organization, NOW);
});

const inTest = <T>(work: Parameters<typeof inOrganization<T>>[1]) => inOrganization(organization.id, work);
const details = (now = NOW) => getDevice(organization.administrator, kiosk.deviceId, now);

async function lastAudit() {
  const [row] = await inTest((tx) =>
    tx
      .select()
      .from(auditLog)
      .where(eq(auditLog.organizationId, organization.id))
      .orderBy(desc(auditLog.seq))
      .limit(1),
  );
  return row;
}

async function enrolled(number: string): Promise<Float32Array> {
  const face = randomVector(random);
  await enrolVector(organization, (await personByNumber(organization.id, number)).id, face);
  return face;
}

async function step(face: Float32Array, now = NOW) {
  return recordCheckIn(await kiosk.mark(vectorNear(face, 0.85, random), now), now);
}

const settings = (change: Partial<ChangeDeviceRequest> = {}): ChangeDeviceRequest => ({
  deviceId: kiosk.deviceId,
  name: "North gate",
  mode: "AUTO",
  supervised: true,
  scope: { kind: "organization" },
  ...change,
});
const set = (change: Partial<ChangeDeviceRequest>) =>
  changeDevice(organization.administrator, settings(change), NOW);
const sectionIds = async () => {
  const found = await inTest((tx) => tx.select().from(sections).orderBy(sections.nameEn));
  return found.map(({ id }) => id);
};
const unitId = async (nameEn: string) => {
  const [found] = await inTest((tx) => tx.select().from(units).where(eq(units.nameEn, nameEn)));
  return found?.id ?? "";
};

describe("the settings of a kiosk", () => {
  it("are changed together, and audited with what they were", async () => {
    const [first = ""] = await sectionIds();
    await set({ mode: "IN", supervised: false, scope: { kind: "sections", sectionIds: [first] } });
    expect(await details()).toMatchObject({
      name: "North gate",
      mode: "IN",
      supervised: false,
      scope: { kind: "sections", sectionIds: [first] },
      scopeNames: [{ en: "Grade 7 A" }],
    });
    expect(await lastAudit()).toMatchObject({
      action: "device.change",
      before: { name: "Test kiosk", mode: "AUTO", supervised: true, scope: "organization" },
      after: { name: "North gate", mode: "IN", scope: "sections", sectionIds: [first] },
    });
    const [listed] = await listDevices(organization.administrator, NOW);
    expect(listed).toMatchObject({ name: "North gate", scopeNames: [{ en: "Grade 7 A" }] });
  });

  it("that say nothing new are not written", async () => {
    await set({});
    const before = await lastAudit();
    await set({});
    expect((await lastAudit())?.seq).toBe(before?.seq);
  });

  it("take units and sections of the organisation only", async () => {
    const neighbour = await createTestOrganization(opened, NOW);
    const [foreign] = await inOrganization(neighbour.id, (tx) => tx.select().from(sections));
    const [foreignUnit] = await inOrganization(neighbour.id, (tx) => tx.select().from(units));
    const sectionIds = [foreign?.id ?? ""];
    await expect(set({ scope: { kind: "sections", sectionIds } })).rejects.toMatchObject({
      reason: "section_not_found",
    });
    await expect(set({ scope: { kind: "unit", unitId: foreignUnit?.id ?? "" } })).rejects.toMatchObject({
      reason: "unit_not_found",
    });
  });

  it("are an administrator's of the same organisation", async () => {
    const { administrator } = await createTestOrganization(opened, NOW);
    for (const actor of [organization.teacher, organization.student]) {
      await expect(changeDevice(actor, settings(), NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(askNewKey(actor, kiosk, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(getDevice(actor, kiosk.deviceId, NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(changeDevice(administrator, settings(), NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(askNewKey(administrator, kiosk, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(getDevice(administrator, kiosk.deviceId, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(getDevice(administrator, "no id", NOW)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("whom a kiosk may find", () => {
  it("chosen sections: their people, and nobody else however near", async () => {
    const [sara, rana] = [await enrolled("S001"), await enrolled("S013")];
    const [first = "", second = ""] = await sectionIds();
    await set({ scope: { kind: "sections", sectionIds: [second] } });
    expect(await step(sara)).toEqual({ kind: "not_recognised" });
    expect(await step(rana, at(20 * 60_000))).toMatchObject({ name: { en: "Rana S." } });
    await set({ scope: { kind: "sections", sectionIds: [first, second] } });
    expect(await step(sara)).toMatchObject({ kind: "recorded" });
  });

  it("a unit: the people of what is below it", async () => {
    const [sara, tala] = [await enrolled("S001"), await enrolled("S025")];
    await set({ scope: { kind: "unit", unitId: await unitId("Grade 8") } });
    expect(await step(sara)).toEqual({ kind: "not_recognised" });
    await set({ scope: { kind: "unit", unitId: await unitId("Al-Noor Demo School") } });
    expect(await step(sara)).toMatchObject({ kind: "recorded" });
    expect(await step(tala, at(60 * 60_000))).toMatchObject({ name: { en: "Tala M." } });
  });

  it("not who has left the section", async () => {
    const sara = await enrolled("S001");
    const [first = ""] = await sectionIds();
    await set({ scope: { kind: "sections", sectionIds: [first] } });
    const { id } = await personByNumber(organization.id, "S001");
    await inTest((tx) =>
      tx.update(sectionMembers).set({ validTo: "2026-11-22" }).where(eq(sectionMembers.personId, id)),
    );
    expect(await step(sara)).toEqual({ kind: "not_recognised" });
  });

  it("a scope that lost its sections finds nobody, and not everybody", async () => {
    const sara = await enrolled("S001");
    await inTest((tx) => tx.update(devices).set({ scope: "sections" }));
    expect(await step(sara)).toEqual({ kind: "not_recognised" });
  });

  it("shows only the sessions of its people", async () => {
    const titles = async () => {
      const state = await kiosk.state(at(30 * 60_000));
      return state.kind === "active" ? state.sessions.map(({ title }) => title.en) : state.kind;
    };
    expect(new Set(await titles())).toEqual(new Set(["Grade 7 A", "Grade 7 B", "Grade 8 A"]));
    await set({ scope: { kind: "unit", unitId: await unitId("Grade 8") } });
    expect(new Set(await titles())).toEqual(new Set(["Grade 8 A"]));
  });
});
