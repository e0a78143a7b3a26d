import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { devices } from "@/db/schema/devices";
import { sectionMembers, sections } from "@/db/schema/sections";
import { units } from "@/db/schema/units";
import type { ChangeDeviceRequest } from "@/lib/contracts/devices";
import { inOrganization } from "../database";
import { openTestGate } from "../testing/test-gate";
import { createTestOrganization, personByNumber } from "../testing/test-organization";
import { askNewKey } from "./ask-new-key";
import { changeDevice } from "./change-device";
import { getDevice } from "./get-device";
import { listDevices } from "./list-devices";

/** In the demo timetable the first section (S001-S012) meets at every even hour of Cairo, for two hours. */
const NOW = new Date("2026-11-22T08:00:00Z");

const { gate, at, inTest, details, lastAudit, enrolled, step } = openTestGate(NOW, 90);

const settings = (change: Partial<ChangeDeviceRequest> = {}): ChangeDeviceRequest => ({
  deviceId: gate.kiosk.deviceId,
  name: "North gate",
  mode: "AUTO",
  supervised: true,
  scope: { kind: "organization" },
  ...change,
});
const set = (change: Partial<ChangeDeviceRequest>) =>
  changeDevice(gate.organization.administrator, settings(change), NOW);
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
    const [listed] = await listDevices(gate.organization.administrator, NOW);
    expect(listed).toMatchObject({ name: "North gate", scopeNames: [{ en: "Grade 7 A" }] });
  });

  it("that say nothing new are not written", async () => {
    await set({});
    const before = await lastAudit();
    await set({});
    expect((await lastAudit())?.seq).toBe(before?.seq);
  });

  it("take units and sections of the organisation only", async () => {
    const neighbour = await createTestOrganization(gate.opened, NOW);
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
    const { administrator } = await createTestOrganization(gate.opened, NOW);
    for (const actor of [gate.organization.teacher, gate.organization.student]) {
      await expect(changeDevice(actor, settings(), NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(askNewKey(actor, gate.kiosk, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(getDevice(actor, gate.kiosk.deviceId, NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(changeDevice(administrator, settings(), NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(askNewKey(administrator, gate.kiosk, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(getDevice(administrator, gate.kiosk.deviceId, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
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
    const { id } = await personByNumber(gate.organization.id, "S001");
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
      const state = await gate.kiosk.state(at(30 * 60_000));
      return state.kind === "active" ? state.sessions.map(({ title }) => title.en) : state.kind;
    };
    expect(new Set(await titles())).toEqual(new Set(["Grade 7 A", "Grade 7 B", "Grade 8 A"]));
    await set({ scope: { kind: "unit", unitId: await unitId("Grade 8") } });
    expect(new Set(await titles())).toEqual(new Set(["Grade 8 A"]));
  });
});
