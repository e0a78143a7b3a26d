import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { UnitSummary, UnitTree } from "@/lib/contracts/units";
import type { Actor } from "../actor";
import { readAudit } from "../audit/read-audit";
import { addSection } from "../sections/add-section";
import { changeSection } from "../sections/change-section";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { addUnit } from "./add-unit";
import { changeUnit } from "./change-unit";
import { listUnitChoices } from "./list-unit-choices";
import { listUnitTree } from "./list-unit-tree";
import { moveUnit } from "./move-unit";
import { removeUnit } from "./remove-unit";

const NOW = new Date("2026-11-22T08:05:00Z");
const NOWHERE = "019aa9f0-0000-7000-8000-000000000001";
let opened: OpenDatabase;
let organization: TestOrganization;
let administrator: Actor;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
  administrator = organization.administrator;
});

const plain = { nameAr: "حرم", nameEn: "Campus", timeZone: null, weekendDays: null } as const;

const named = (tree: UnitTree, name: string): UnitSummary => {
  const unit = tree.units.find((one) => one.name.en === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
};

async function unitNamed(name: string, actor: Actor = administrator): Promise<UnitSummary> {
  return named(await listUnitTree(actor, NOW), name);
}

describe("the tree of units", () => {
  it("tells what holds in each unit: its own word, else that of what it stands below", async () => {
    const school = await unitNamed("Al-Noor Demo School");
    const { id: campus } = await addUnit(
      administrator,
      { ...plain, kind: "campus", parentId: school.id, timeZone: "Asia/Riyadh" },
      NOW,
    );
    const { id: site } = await addUnit(
      administrator,
      { ...plain, kind: "site", parentId: campus, nameEn: "Site", weekendDays: [7] },
      NOW,
    );
    const tree = await listUnitTree(administrator, NOW);
    expect(named(tree, "Campus")).toMatchObject({
      timeZone: "Asia/Riyadh",
      weekendDays: null,
      inForce: { timeZone: "Asia/Riyadh", weekendDays: [5, 6] },
    });
    expect(tree.units.find(({ id }) => id === site)?.inForce).toEqual({
      timeZone: "Asia/Riyadh",
      weekendDays: [7],
    });
    expect(named(tree, "Grade 7")).toMatchObject({ personCount: 24, inForce: { timeZone: "Africa/Cairo" } });
    expect(tree.sections.map(({ name, learnerCount }) => [name.en, learnerCount])).toEqual([
      ["Grade 7 A", 12],
      ["Grade 7 B", 12],
      ["Grade 8 A", 12],
    ]);
  });

  it("keeps new names, and the audit what they were", async () => {
    const { id } = await unitNamed("Grade 7");
    const said = {
      kind: "school",
      nameAr: "المرحلة",
      nameEn: "Stage",
      timeZone: null,
      weekendDays: [5],
    } as const;
    await changeUnit(administrator, { ...said, weekendDays: [...said.weekendDays], unitId: id }, NOW);
    expect(await unitNamed("Stage")).toMatchObject({ id, kind: "school", inForce: { weekendDays: [5] } });
    const { lines } = await readAudit(administrator, { objectId: id });
    expect(lines[0]).toMatchObject({
      action: "unit.change",
      before: { nameEn: "Grade 7", weekendDays: null },
      after: { nameEn: "Stage", weekendDays: [5] },
    });
  });

  it("moves a unit with all below it, but not into itself", async () => {
    const [school, seven, eight] = [
      await unitNamed("Al-Noor Demo School"),
      await unitNamed("Grade 7"),
      await unitNamed("Grade 8"),
    ];
    await moveUnit(administrator, { unitId: eight.id, parentId: seven.id }, NOW);
    expect((await unitNamed("Grade 8")).parentId).toBe(seven.id);
    for (const parentId of [seven.id, eight.id]) {
      await expect(moveUnit(administrator, { unitId: seven.id, parentId }, NOW)).rejects.toMatchObject({
        code: "invalid",
        reason: "unit_below_itself",
        field: "parentId",
      });
    }
    await moveUnit(administrator, { unitId: seven.id, parentId: null }, NOW);
    expect((await unitNamed("Grade 7")).parentId).toBeNull();
    expect((await unitNamed("Al-Noor Demo School")).id).toBe(school.id);
  });

  it("closes no circle when two move at once", async () => {
    const [seven, eight] = [await unitNamed("Grade 7"), await unitNamed("Grade 8")];
    const moves = await Promise.allSettled([
      moveUnit(administrator, { unitId: seven.id, parentId: eight.id }, NOW),
      moveUnit(administrator, { unitId: eight.id, parentId: seven.id }, NOW),
    ]);
    expect(moves.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("removes what is empty and says what is in the rest", async () => {
    const [school, seven] = [await unitNamed("Al-Noor Demo School"), await unitNamed("Grade 7")];
    const { id } = await addUnit(administrator, { ...plain, kind: "campus", parentId: school.id }, NOW);
    expect(await removeUnit(administrator, { unitId: school.id }, NOW)).toMatchObject({
      kind: "not_empty",
      holds: { units: 3, sections: 0, people: 0 },
    });
    expect(await removeUnit(administrator, { unitId: seven.id }, NOW)).toMatchObject({
      kind: "not_empty",
      holds: { units: 0, sections: 2, people: 24 },
    });
    expect(await removeUnit(administrator, { unitId: id }, NOW)).toEqual({ kind: "removed" });
    expect((await listUnitTree(administrator, NOW)).units.map((unit) => unit.id)).not.toContain(id);
    await expect(removeUnit(administrator, { unitId: id }, NOW)).rejects.toMatchObject({
      reason: "unit_not_found",
    });
  });

  it("is offered to choose from as it is read; a teacher sees the units supervised", async () => {
    const choices = await listUnitChoices(administrator, NOW);
    expect(choices.map(({ depth, name }) => `${depth} ${name.en}`)).toEqual([
      "0 Al-Noor Demo School",
      "1 Grade 7",
      "1 Grade 8",
    ]);
    expect(await listUnitChoices(organization.teacher, NOW)).toEqual([]);
    const supervisor = { ...organization.teacher, supervises: [(await unitNamed("Grade 7")).id] };
    expect((await listUnitChoices(supervisor, NOW)).map(({ name }) => name.en)).toEqual(["Grade 7"]);
    await expect(listUnitChoices(organization.student, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("sections in the tree", () => {
  it("are added, renamed and put into another unit", async () => {
    const [seven, eight] = [await unitNamed("Grade 7"), await unitNamed("Grade 8")];
    const names = { nameAr: "شعبة", nameEn: "Grade 7 C" };
    const { id } = await addSection(administrator, { ...names, unitId: seven.id }, NOW);
    await changeSection(
      administrator,
      { ...names, nameEn: "Grade 8 B", unitId: eight.id, sectionId: id },
      NOW,
    );
    const { sections } = await listUnitTree(administrator, NOW);
    expect(sections.find((section) => section.id === id)).toEqual({
      id,
      unitId: eight.id,
      name: { ar: "شعبة", en: "Grade 8 B" },
      learnerCount: 0,
    });
  });
});

describe("units are arranged by administrators of the organisation only", () => {
  const attempts = {
    list: (actor: Actor) => listUnitTree(actor, NOW),
    add: (actor: Actor, id: string) => addUnit(actor, { ...plain, kind: "site", parentId: id }, NOW),
    change: (actor: Actor, unitId: string) => changeUnit(actor, { ...plain, kind: "site", unitId }, NOW),
    move: (actor: Actor, unitId: string) => moveUnit(actor, { unitId, parentId: null }, NOW),
    moveBelow: (actor: Actor, parentId: string) => moveUnit(actor, { unitId: NOWHERE, parentId }, NOW),
    remove: (actor: Actor, unitId: string) => removeUnit(actor, { unitId }, NOW),
    addSection: (actor: Actor, unitId: string) =>
      addSection(actor, { nameAr: "شعبة", nameEn: "Section", unitId }, NOW),
  };

  it.each(Object.entries(attempts))("%s", async (name, attempt) => {
    const { id } = await unitNamed("Grade 8");
    for (const actor of [organization.teacher, organization.student])
      await expect(attempt(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    const neighbour = await createTestOrganization(opened, NOW);
    if (name === "list") {
      const foreign = await listUnitTree(neighbour.administrator, NOW);
      expect(foreign.units.map((unit) => unit.id)).not.toContain(id);
    } else {
      await expect(attempt(neighbour.administrator, id)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("change a section", async () => {
    const [section] = (await listUnitTree(administrator, NOW)).sections;
    if (!section) throw new Error("no section");
    const input = { sectionId: section.id, nameAr: "سرقة", nameEn: "Stolen", unitId: null };
    for (const actor of [organization.teacher, organization.student])
      await expect(changeSection(actor, input, NOW)).rejects.toMatchObject({ code: "forbidden" });
    const neighbour = await createTestOrganization(opened, NOW);
    await expect(changeSection(neighbour.administrator, input, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
    const foreign = await unitNamed("Grade 7", neighbour.administrator);
    await expect(changeSection(administrator, { ...input, unitId: foreign.id }, NOW)).rejects.toMatchObject({
      code: "not_found",
      field: "unitId",
    });
  });
});
