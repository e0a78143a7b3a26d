import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { lockDataDirectory } from "@/db/data-directory-lock";
import { auditLog } from "@/db/schema/audit";
import { faceTemplates } from "@/db/schema/faces";
import { organizations } from "@/db/schema/organizations";

// The services of this test seal with the master key of the data directory, as the commands do.
const directory = await vi.hoisted(async () => {
  const [fs, os, path] = await Promise.all([import("node:fs"), import("node:os"), import("node:path")]);
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "hadir-maintenance-"));
  Object.assign(process.env, { HADIR_DATA_DIR: made, HADIR_SECRET: "", DATABASE_URL: "" });
  return made;
});

const NOW = new Date("2026-11-22T08:00:00Z");
const TIMEOUT_MS = 120_000;
const root = fileURLToPath(new URL("../", import.meta.url));
let organizationId: string;
let teacherEmail: string;
const headsFile = join(directory, "audit-heads.jsonl");

/** Runs a command of package.json as npm would, on a data directory. */
async function run(command: string, args: string[] = [], dataDirectory = directory) {
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules/tsx/dist/cli.mjs"),
      "--conditions=react-server",
      `scripts/${command}.ts`,
      ...args,
    ],
    { cwd: root, env: { ...process.env, HADIR_DATA_DIR: dataDirectory, HADIR_DEMO: "on" } },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}

/** Work on the data directory as the owner of its tables, while no command runs. */
async function asOwner<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const opened = await openDatabase({ kind: "directory", path: directory });
  try {
    return await opened.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
      return work(tx);
    });
  } finally {
    await opened.close();
  }
}

const hashes = () =>
  asOwner(async (db) => (await db.select().from(auditLog).orderBy(auditLog.seq)).map(({ hash }) => hash));

beforeAll(async () => {
  const [{ serveFrom, inOrganization }, { recordAudit }, testing, vectors, heads] = await Promise.all([
    import("@/lib/server/database"),
    import("@/lib/server/audit/record-audit"),
    import("@/lib/server/testing/test-organization"),
    import("@/lib/server/testing/test-vectors"),
    import("@/lib/server/audit/sign-audit-heads"),
  ]);
  const opened = await openDatabase({ kind: "directory", path: directory });
  serveFrom(opened);
  const organization = await testing.createTestOrganization(opened, NOW);
  organizationId = organization.id;
  teacherEmail = organization.teacher.email;
  const person = await testing.personByNumber(organizationId, "S001");
  await testing.enrolVector(organization, person.id, vectors.randomVector(vectors.seededRandom(5)));
  await inOrganization(organizationId, async (tx) => {
    for (let i = 1; i <= 3; i++)
      await recordAudit(tx, organizationId, {
        by: "system",
        at: NOW,
        action: "test.row",
        objectKind: "test",
      });
  });
  await heads.signAuditHeads(NOW, headsFile);
  await opened.close();
}, TIMEOUT_MS);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("npm run audit:verify", { timeout: TIMEOUT_MS }, () => {
  it("finds an unbroken chain with the head it was told, and changes nothing", async () => {
    const before = await hashes();
    const { code, output } = await run("audit-verify", [
      "--head",
      before[2] ?? "",
      "--kept",
      before[1] ?? "",
    ]);
    expect(output).toContain(`(${organizationId}): 3 rows, unbroken, head ${before[2]}`);
    expect(output).toContain("the hash that was kept is that of row 2");
    expect(code).toBe(0);
    expect(await hashes()).toEqual(before);
  });

  it("fails for another head, and for a kept hash that is no row's", async () => {
    const other = await run("audit-verify", ["--head", (await hashes())[1] ?? ""]);
    expect(other).toEqual({ code: 1, output: expect.stringContaining("the head given is another one") });
    const cutOff = await run("audit-verify", ["--organization", organizationId, "--kept", "A".repeat(43)]);
    expect(cutOff).toEqual({ code: 1, output: expect.stringContaining("rows were cut off") });
  });

  it("fails for a row that was changed, and names it", async () => {
    const setReason = (reason: string | null) =>
      asOwner((db) => db.execute(sql`update audit_log set reason = ${reason} where seq = 2`));
    await setReason("edited");
    const { code, output } = await run("audit-verify");
    await setReason(null);
    expect(output).toContain("row 2 was changed");
    expect(code).toBe(1);
  });

  it("shows by signed heads that rows were cut off the end, which the chain alone does not", async () => {
    const whole = await run("audit-verify", ["--heads", headsFile]);
    expect(whole.output).toContain("1 signed heads, the last of row 3");
    expect(whole.code).toBe(0);
    const [last] = await asOwner((db) => db.delete(auditLog).where(eq(auditLog.seq, 3)).returning());
    const { code, output } = await run("audit-verify", ["--heads", headsFile]);
    if (last) await asOwner((db) => db.insert(auditLog).values(last));
    expect(output).toContain("2 rows, unbroken");
    expect(output).toContain("row 3 was there at 2026-11-22T08:00:00.000Z and is not there now");
    expect(code).toBe(1);
  });

  it("says which process holds the data, and touches nothing", async () => {
    const release = lockDataDirectory(directory);
    const { code, output } = await run("audit-verify");
    release();
    expect(output).toContain(`already in use by process ${process.pid}`);
    expect(output).not.toContain("    at ");
    expect(code).toBe(2);
  });

  it("begins no database where there is none", async () => {
    const empty = mkdtempSync(join(tmpdir(), "hadir-empty-"));
    const { code, output } = await run("audit-verify", [], empty);
    expect(output).toContain(`There is no database in ${empty}`);
    expect(code).toBe(2);
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });

  it.each([
    [["--organisation", "x"], "Unknown option"],
    [["--organization", "00000000-0000-4000-8000-000000000000"], "holds no organisation"],
  ])("refuses %j", async (args, message) => {
    expect(await run("audit-verify", args)).toEqual({ code: 2, output: expect.stringContaining(message) });
  });
});

describe("npm run templates:rekey", { timeout: TIMEOUT_MS }, () => {
  const stored = () =>
    asOwner(async (db) => ({
      templates: await db.select().from(faceTemplates),
      epoch: (await db.select().from(organizations).where(eq(organizations.id, organizationId)))[0]
        ?.templateEpoch,
    }));

  it("gives new keys, says so, and the log holds it as the system's", async () => {
    const before = await stored();
    const { code, output } = await run("templates-rekey", ["--organization", organizationId]);
    expect(output).toContain(`Organisation ${organizationId}: 1 templates have new keys, now number 2.`);
    expect(code).toBe(0);
    const after = await stored();
    expect([before.epoch, after.epoch]).toEqual([1, 2]);
    expect(after.templates[0]?.embedding).not.toEqual(before.templates[0]?.embedding);
    const [row] = await asOwner((db) =>
      db.select().from(auditLog).where(eq(auditLog.action, "template.rekey")),
    );
    expect(row).toMatchObject({ actorKind: "system", after: { epoch: 2, templates: 1 } });
    expect((await run("audit-verify")).code).toBe(0);
  });

  it("changes nothing with another master key or without one", async () => {
    const before = await stored();
    const key = join(directory, "master.key");
    renameSync(key, `${key}.away`);
    const missing = await run("templates-rekey", ["--organization", organizationId]);
    expect(missing).toEqual({ code: 2, output: expect.stringContaining("There is no master key") });
    expect(existsSync(key)).toBe(false);
    process.env.HADIR_SECRET = "another secret, long enough to be one";
    const wrong = await run("templates-rekey", ["--organization", organizationId]);
    process.env.HADIR_SECRET = "";
    renameSync(`${key}.away`, key);
    expect(wrong).toEqual({ code: 2, output: expect.stringContaining("not sealed with this master key") });
    expect(await stored()).toEqual(before);
  });

  it.each([[[]], [["--organization", "all"]]])("refuses %j", async (args) => {
    const { code, output } = await run("templates-rekey", args);
    expect(output).toContain("Say with --organization ID");
    expect(code).toBe(2);
  });
});

describe("npm run operators:grant and operators:revoke", { timeout: TIMEOUT_MS }, () => {
  it("make an operator of the platform and unmake one, and say so when nothing was to be done", async () => {
    const say = async (command: string) => (await run(command, ["--email", teacherEmail])).output;
    expect(await say("operators-revoke")).toContain("did not operate the platform");
    expect(await say("operators-grant")).toContain("operates the platform from now on");
    expect(await say("operators-grant")).toContain("operates the platform already");
    expect(await say("operators-revoke")).toContain("operates the platform no more");
  });

  it("name no account, no operator", async () => {
    const nobody = await run("operators-grant", ["--email", "nobody@nowhere.example"]);
    expect(nobody).toEqual({ code: 2, output: expect.stringContaining("There is no account") });
  });
});

it("package.json runs these commands", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(scripts).toMatchObject({
    "audit:verify": "tsx --conditions=react-server scripts/audit-verify.ts",
    "templates:rekey": "tsx --conditions=react-server scripts/templates-rekey.ts",
    "operators:grant": "tsx --conditions=react-server scripts/operators-grant.ts",
    "operators:revoke": "tsx --conditions=react-server scripts/operators-revoke.ts",
  });
});
