import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { auditLog } from "@/db/schema/audit";
import type { AuditFilter } from "@/lib/contracts/audit";
import { inOrganization } from "../database";
import { createDevice } from "../devices/create-device";
import { writeAuditRows } from "../testing/test-audit";
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
/** CI tries a sample of bent chains; `HADIR_SUITE=full` tries 10,000 (docs/measurements.md). */
const BENT_CHAINS = process.env.HADIR_SUITE === "full" ? 10_000 : 2_000;
let opened: OpenDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(async () => {
  organization = await createTestOrganization(opened, NOW);
});

const writeRows = (count: number) => writeAuditRows(organization, count, NOW);

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
    expect((await rowsOf()).map(({ action, reason }) => [action, reason])).toEqual([
      ["test.even", null],
      ["organization.refuse_access", null],
      ["organization.refuse_access", null],
    ]);
  });

  it(`shows each of ${BENT_CHAINS} random edits, deletions and swaps`, { timeout: 600_000 }, async () => {
    await writeRows(40);
    const rows = await rowsOf();
    const start = { seq: 0, hash: CHAIN_START };
    expect(followChain(start, rows)).toMatchObject({ seq: 40, hash: rows.at(-1)?.hash });
    const random = seededRandom(3);
    const pick = (n: number) => Math.floor(random() * n);
    for (let round = 0; round < BENT_CHAINS; round++) {
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
    expect((await readAudit(organization.administrator, { action: "test" })).lines).toHaveLength(50);
    expect((await readAudit(organization.administrator, { action: "test.eve" })).lines).toEqual([]);
    const { accountId, email } = organization.teacher;
    expect(even.lines[0]?.actor).toEqual({ kind: "account", id: accountId, name: email });
  });

  it("keeps to an actor, an object and days of the organisation's calendar", async () => {
    const { administrator, teacher } = organization;
    const person = await personByNumber(organization.id, "S001");
    const write = (at: string, by: "system" | typeof teacher, objectId?: string) =>
      inOrganization(organization.id, (tx) =>
        recordAudit(tx, organization.id, {
          by,
          at: new Date(at),
          action: "person.add",
          objectKind: "person",
          ...(objectId && { objectId }),
        }),
      );
    // Cairo is two hours ahead: the first instant is still the 21st there, the second already the 22nd.
    await write("2026-11-21T21:59:59Z", "system");
    await write("2026-11-21T22:00:00Z", teacher, person.id);
    await write("2026-11-22T21:59:59Z", teacher);
    await write("2026-11-22T22:00:00Z", administrator, person.id);
    const seqs = async (filter: AuditFilter) =>
      (await readAudit(administrator, filter)).lines.map(({ seq }) => seq).sort();
    expect(await seqs({ from: "2026-11-22" })).toEqual([2, 3, 4]);
    expect(await seqs({ to: "2026-11-22" })).toEqual([1, 2, 3]);
    expect(await seqs({ from: "2026-11-22", to: "2026-11-22" })).toEqual([2, 3]);
    expect(await seqs({ actorId: teacher.accountId })).toEqual([2, 3]);
    expect(await seqs({ actorId: "system" })).toEqual([1]);
    expect(await seqs({ objectId: person.id })).toEqual([2, 4]);
    expect(await seqs({ objectId: person.id, actorId: teacher.accountId, to: "2026-11-22" })).toEqual([2]);
    const { objectName, actors } = await readAudit(administrator, { objectId: person.id });
    expect(objectName).toEqual({ ar: person.nameAr, en: person.nameEn });
    expect(actors).toEqual([
      { id: administrator.accountId, kind: "account", name: administrator.email },
      { id: teacher.accountId, kind: "account", name: teacher.email },
    ]);
  });

  it("says what the ids of a row stand for, as far as it is there", async () => {
    const person = await personByNumber(organization.id, "S001");
    const gone = "019aa9f0-0000-7000-8000-000000000001";
    await inOrganization(organization.id, (tx) =>
      recordAudit(tx, organization.id, {
        by: "system",
        at: NOW,
        action: "person.place",
        objectKind: "unit",
        after: { personIds: [person.id, gone], unitId: null, note: person.id },
      }),
    );
    const [line] = (await readAudit(organization.administrator, {})).lines;
    expect(line?.names).toEqual({ [person.id]: { ar: person.nameAr, en: person.nameEn } });
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
