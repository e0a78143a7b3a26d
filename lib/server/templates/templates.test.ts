import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { faceTemplates } from "@/db/schema/faces";
import { cosine } from "@/lib/domain/vector";
import { recordCheckIn } from "../attendance/record-check-in";
import { readAudit } from "../audit/read-audit";
import { inOrganization } from "../database";
import { pairTestKiosk } from "../testing/test-kiosk";
import {
  createTestOrganization,
  enrolVector,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { randomVector, seededRandom, vectorNear } from "../testing/test-vectors";
import { openTemplate, protectTemplate } from "./protect-template";
import { rekeyOrganization } from "./rekey-organization";
import { templateKeys } from "./template-keys";

const NOW = new Date("2026-11-22T08:00:00Z");
const random = seededRandom(99);
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

const templates = () =>
  inOrganization(organization.id, (tx) =>
    tx.select().from(faceTemplates).where(eq(faceTemplates.organizationId, organization.id)),
  );

describe("a stored template", () => {
  it("is neither the vector nor like it, and opens to it", async () => {
    const face = randomVector(random);
    await enrolVector(organization, (await personByNumber(organization.id, "S001")).id, face);
    const [row] = await templates();
    if (!row) throw new Error("nothing stored");
    expect(Math.abs(cosine(row.embedding, face))).toBeLessThan(0.25);
    expect(openTemplate(row.sealed, row, templateKeys(organization.id, row.keyEpoch))).toEqual(face);
  });

  it("does not open for another owner, with other keys, or changed", () => {
    const owner = { organizationId: organization.id, personId: "a", modelId: "m", modelVersion: "1" };
    const keys = templateKeys(organization.id, 1);
    const { sealed } = protectTemplate(randomVector(random), owner, keys);
    expect(() => openTemplate(sealed, { ...owner, personId: "b" }, keys)).toThrow();
    expect(() => openTemplate(sealed, owner, templateKeys(organization.id, 2))).toThrow();
    expect(() => openTemplate(sealed, owner, templateKeys("another organisation", 1))).toThrow();
    const changed = Uint8Array.from(sealed);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(() => openTemplate(changed, owner, keys)).toThrow();
  });

  it("of one face is unlike in two organisations", () => {
    const face = randomVector(random);
    const owner = { organizationId: "", personId: "p", modelId: "m", modelVersion: "1" };
    const [a, b] = ["first", "second"].map((id) =>
      protectTemplate(face, { ...owner, organizationId: id }, templateKeys(id, 1)),
    );
    expect(Math.abs(cosine(a?.embedding ?? [], b?.embedding ?? []))).toBeLessThan(0.25);
  });
});

describe("a re-key", () => {
  it("changes every row and no decision, and is audited", async () => {
    const faces = Array.from({ length: 12 }, () => randomVector(random));
    for (const [index, face] of faces.entries()) {
      const { id } = await personByNumber(organization.id, `S${String(index + 1).padStart(3, "0")}`);
      await enrolVector(organization, id, face);
    }
    const kiosk = await pairTestKiosk(organization, NOW);
    // Clear, at the threshold, and strangers: the same vectors are decided over before and after.
    const probes = [0.9, 0.5, 0.44, 0.42, 0.4, 0.38, 0].map((cos, i) =>
      vectorNear(faces[i] ?? randomVector(random), cos, random),
    );
    const decide = async (day: number) => {
      const names: string[] = [];
      for (const [index, probe] of probes.entries()) {
        const now = new Date(NOW.getTime() + day * 86_400_000 + index * 1000);
        const outcome = await recordCheckIn(await kiosk.mark(probe, now), now);
        names.push("name" in outcome ? (outcome.name?.en ?? outcome.kind) : outcome.kind);
      }
      return names;
    };
    const before = await decide(0);
    const rowsBefore = await templates();
    expect(await rekeyOrganization(organization.administrator, NOW)).toEqual({ templates: 12, epoch: 2 });
    expect(await decide(2)).toEqual(before);
    expect(new Set(before).size).toBeGreaterThan(2);
    for (const row of await templates()) {
      const old = rowsBefore.find((one) => one.id === row.id);
      expect(Math.abs(cosine(old?.embedding ?? [], row.embedding))).toBeLessThan(0.25);
    }
    const { lines } = await readAudit(organization.administrator, { action: "template" });
    expect(lines).toMatchObject([{ action: "template.rekey", after: { epoch: 2, templates: 12 } }]);
  });

  it("leaves everything as it was when one row does not open", async () => {
    const { id } = await personByNumber(organization.id, "S001");
    await enrolVector(organization, id, randomVector(random));
    await enrolVector(organization, (await personByNumber(organization.id, "S002")).id, randomVector(random));
    await inOrganization(organization.id, (tx) =>
      tx
        .update(faceTemplates)
        .set({ sealed: new Uint8Array(60) })
        .where(and(eq(faceTemplates.organizationId, organization.id), eq(faceTemplates.personId, id))),
    );
    await expect(rekeyOrganization(organization.administrator, NOW)).rejects.toThrow();
    expect((await templates()).map((row) => row.keyEpoch)).toEqual([1, 1]);
  });

  it("is for administrators", async () => {
    await expect(rekeyOrganization(organization.teacher, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rekeyOrganization(organization.student, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });
});
