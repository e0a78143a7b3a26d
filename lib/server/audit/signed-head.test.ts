import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { inOrganization } from "../database";
import { writeAuditRows } from "../testing/test-audit";
import {
  createTestOrganization,
  openTestDatabase,
  type TestOrganization,
} from "../testing/test-organization";
import { signAuditHeads } from "./sign-audit-heads";
import { verifyAudit } from "./verify-audit";
import { checkHeads, readHeads } from "./verify-heads";

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

const writeRows = (count: number) => writeAuditRows(organization, count, NOW);

describe("signed heads", () => {
  const folder = mkdtempSync(join(tmpdir(), "hadir-heads-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const file = () => join(folder, `${organization.id}.jsonl`);
  const verdict = async (text = readFileSync(file(), "utf8")) => {
    const { heads } = await readHeads(text);
    return inOrganization(organization.id, (tx) => checkHeads(tx, organization.id, heads));
  };
  const asOwner = (statement: ReturnType<typeof sql>) =>
    opened.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.organization_id', ${organization.id}, true)`);
      await tx.execute(statement);
    });
  const ownHeads = async () =>
    (await readHeads(readFileSync(file(), "utf8"))).heads
      .filter(({ organizationId }) => organizationId === organization.id)
      .map(({ seq }) => seq);

  it("are written when the chain grew, at most every ten minutes, for their owner only", async () => {
    await writeRows(3);
    await signAuditHeads(NOW, file());
    await writeRows(2);
    await signAuditHeads(later(1), file());
    expect(await ownHeads()).toEqual([3]);
    await signAuditHeads(later(10), file());
    await signAuditHeads(later(30), file());
    expect(await ownHeads()).toEqual([3, 5]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await verdict()).toMatchObject({ kind: "hold", count: 2, last: { seq: 5 } });
  });

  it("show rows cut off the end, which the chain alone cannot", async () => {
    await writeRows(6);
    await signAuditHeads(NOW, file());
    await asOwner(sql`delete from audit_log where organization_id = ${organization.id} and seq > 4`);
    expect(await verifyAudit(organization.administrator)).toMatchObject({ kind: "intact", rows: 4 });
    expect(await verdict()).toMatchObject({ kind: "cut_off", head: { seq: 6 } });
  });

  it("show an end that was cut off and written anew", async () => {
    await writeRows(6);
    await signAuditHeads(NOW, file());
    await asOwner(sql`delete from audit_log where organization_id = ${organization.id} and seq > 4`);
    await writeRows(5);
    expect(await verifyAudit(organization.administrator)).toMatchObject({ kind: "intact", rows: 9 });
    expect(await verdict()).toMatchObject({ kind: "rewritten", head: { seq: 6 } });
  });

  it("do not show what was cut off after the last of them", async () => {
    await writeRows(4);
    await signAuditHeads(NOW, file());
    await writeRows(3);
    await asOwner(sql`delete from audit_log where organization_id = ${organization.id} and seq > 4`);
    expect(await verdict()).toMatchObject({ kind: "hold" });
  });

  it("are believed only as signed by this server", async () => {
    await writeRows(2);
    await signAuditHeads(NOW, file());
    const [line = ""] = readFileSync(file(), "utf8")
      .split("\n")
      .filter((one) => one.includes(organization.id));
    const { jws, ...head } = JSON.parse(line) as Record<string, unknown> & { jws: string };
    const [header = "", payload = "", signature = ""] = jws.split(".");
    const forged = Buffer.from(JSON.stringify({ ...head, seq: 1 })).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "audit-head+jws" })).toString("base64url");
    const lines = [
      JSON.stringify({ ...head, jws: [header, forged, signature].join(".") }),
      JSON.stringify({ ...head, jws: [none, payload, ""].join(".") }),
      JSON.stringify({ ...head, jws: [header, payload, signature.replace(/^./, "_")].join(".") }),
      JSON.stringify(head),
      "no JSON at all",
    ];
    expect(await readHeads(lines.join("\n"))).toEqual({ heads: [], faultyLines: [1, 2, 3, 4, 5] });
    // What stands beside the signature is for people: only what is signed counts.
    const dressedUp = JSON.stringify({ ...head, seq: 99, jws });
    expect((await readHeads(`\n${dressedUp}\n`)).heads).toMatchObject([{ seq: 2 }]);
  });

  it("go on after a restart where the file ends, whatever else stands in it", async () => {
    await writeRows(2);
    await signAuditHeads(NOW, file());
    const copy = `${file()}.copy`;
    writeFileSync(copy, readFileSync(file(), "utf8"));
    appendFileSync(copy, "half a li");
    await writeRows(1);
    const restarted = `${copy}.2`;
    writeFileSync(restarted, readFileSync(copy, "utf8"));
    expect(await signAuditHeads(later(11), restarted)).toBe(1);
    const { heads, faultyLines } = await readHeads(readFileSync(restarted, "utf8"));
    expect(heads.filter(({ organizationId }) => organizationId === organization.id)).toMatchObject([
      { seq: 2 },
      { seq: 3 },
    ]);
    expect(faultyLines).toHaveLength(1);
  });
});
