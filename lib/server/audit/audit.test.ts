import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import { inOrganization } from "../database";
import { createDevice } from "../devices/create-device";
import {
  createTestOrganization,
  openTestDatabase,
  personByNumber,
  type TestOrganization,
} from "../testing/test-organization";
import { seededRandom } from "../testing/test-vectors";
import { CHAIN_START, followChain } from "./audit-chain";
import { readAudit } from "./read-audit";
import { recordAudit } from "./record-audit";
import { verifyAudit } from "./verify-audit";

const NOW = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

async function writeRows(count: number): Promise<void> {
  await inOrganization(organization.id, async (tx) => {
    for (let i = 0; i < count; i++) {
      await recordAudit(tx, organization.id, {
        by: i % 2 ? "system" : organization.teacher,
        at: new Date(NOW.getTime() + i),
        action: i % 2 ? "test.odd" : "test.even",
        objectKind: "test",
        after: { z: i, a: { y: [1, 2.5], b: "ب" } },
      });
    }
  });
}

const rowsOf = () =>
  inOrganization(organization.id, (tx) =>
    tx.select().from(auditLog).where(eq(auditLog.organizationId, organization.id)).orderBy(auditLog.seq),
  );

describe("the audit chain", () => {
  it("holds over what services write, also side by side", async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        createDevice(organization.administrator, { name: `Gate ${i}` }, NOW),
      ),
    );
    expect(await verifyAudit(organization.administrator)).toEqual({
      kind: "intact",
      rows: 12,
      head: expect.any(String),
    });
    expect((await rowsOf()).map((row) => row.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it("is broken by an edit that a database owner makes", async () => {
    await writeRows(5);
    await opened.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.organization_id', ${organization.id}, true)`);
      await tx.execute(
        sql`update audit_log set reason = 'edited' where organization_id = ${organization.id} and seq = 3`,
      );
    });
    expect(await verifyAudit(organization.administrator)).toEqual({
      kind: "broken",
      seq: 3,
      fault: "changed",
    });
  });

  it("cannot be edited or emptied by the application at all", async () => {
    await writeRows(1);
    const change = (statement: ReturnType<typeof sql>) =>
      inOrganization(organization.id, (tx) => tx.execute(statement));
    await expect(change(sql`update audit_log set reason = 'x'`)).rejects.toThrow();
    await expect(change(sql`delete from audit_log`)).rejects.toThrow();
    expect(await rowsOf()).toHaveLength(1);
  });

  it("shows each of 2,000 random edits, deletions and swaps", async () => {
    await writeRows(40);
    const rows = await rowsOf();
    const start = { seq: 0, hash: CHAIN_START };
    expect(followChain(start, rows)).toMatchObject({ seq: 40, hash: rows.at(-1)?.hash });
    const random = seededRandom(3);
    const pick = (n: number) => Math.floor(random() * n);
    for (let round = 0; round < 2_000; round++) {
      const at = pick(rows.length - 1);
      const bent = rows.map((row) => ({ ...row }));
      const target = bent[at];
      const next = bent[at + 1];
      if (!target || !next) throw new Error("no row");
      const edits = [
        () => Object.assign(target, { reason: `r${random()}` }),
        () => Object.assign(target, { at: new Date(target.at.getTime() + 1 + pick(1e6)) }),
        () => Object.assign(target, { after: { ...target.after, z: random() } }),
        () => Object.assign(target, { actorKind: "device" }),
        () => Object.assign(target, { action: `${target.action}x` }),
        () => bent.splice(at, 1),
        () => bent.splice(at, 2, { ...next, seq: target.seq }, { ...target, seq: next.seq }),
        () => bent.splice(at, 2, next, target),
      ];
      edits[pick(edits.length)]?.();
      expect(followChain(start, bent)).toHaveProperty("fault");
    }
  });
});

describe("the audit page", () => {
  it("pages from the newest, filters by action and names who acted", async () => {
    await writeRows(60);
    const first = await readAudit(organization.administrator, {});
    expect(first.lines).toHaveLength(50);
    expect(first.lines[0]).toMatchObject({
      seq: 60,
      action: "test.odd",
      actor: { kind: "system", name: null },
    });
    const second = await readAudit(organization.administrator, { before: first.nextBefore ?? 0 });
    expect(second.lines.map((line) => line.seq)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(second.nextBefore).toBeNull();
    const even = await readAudit(organization.administrator, { action: "test.even" });
    expect(even.lines).toHaveLength(30);
    expect(even.lines[0]?.actor).toEqual({ kind: "account", name: organization.teacher.email });
  });

  it("names what was acted on, and keeps to a group of actions", async () => {
    const code = await createDevice(organization.administrator, { name: "Gate 1" }, NOW);
    const person = await personByNumber(organization.id, "S001");
    const other = { by: "system", at: NOW, objectId: person.id } as const;
    await inOrganization(organization.id, async (tx) => {
      await recordAudit(tx, organization.id, { ...other, action: "person.add", objectKind: "person" });
      await recordAudit(tx, organization.id, {
        ...other,
        action: "challenge.refuse",
        objectKind: "attestation",
      });
    });
    const { lines, timeZone } = await readAudit(organization.administrator, {});
    expect(lines.map(({ objectName }) => objectName)).toEqual([
      null,
      { ar: person.nameAr, en: person.nameEn },
      "Gate 1",
    ]);
    expect(timeZone).toBe("Africa/Cairo");
    const about = await readAudit(organization.administrator, { objectId: code.deviceId });
    expect(about.lines).toHaveLength(1);
    for (const [group, actions] of [
      ["devices", ["device.create"]],
      ["attendance", ["challenge.refuse"]],
      ["sign_ins", []],
    ] as const) {
      const ofGroup = await readAudit(organization.administrator, { group });
      expect(ofGroup.lines.map(({ action }) => action)).toEqual(actions);
    }
  });

  it("is for administrators, and of their organisation", async () => {
    await writeRows(2);
    await expect(readAudit(organization.teacher, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(verifyAudit(organization.student)).rejects.toMatchObject({ code: "forbidden" });
    const neighbour = await createTestOrganization(opened, NOW);
    expect((await readAudit(neighbour.administrator, {})).lines).toEqual([]);
  });
});
