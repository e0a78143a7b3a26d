import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "./client";
import { lockDataDirectory } from "./data-directory-lock";
import { DatabaseOpenError } from "./open-error";

const root = mkdtempSync(join(tmpdir(), "hadir-open-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function failureOf(promise: Promise<unknown>): Promise<DatabaseOpenError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseOpenError)) throw new Error(`expected DatabaseOpenError, got ${error}`);
  return error;
}

describe("the data directory", () => {
  it("opens, keeps rows over a restart and lets go of its lock", async () => {
    const path = join(root, "a", "deeper");
    const first = await openDatabase({ kind: "directory", path });
    await first.db.execute(sql`create table kept (n int)`);
    await first.db.execute(sql`insert into kept values (42)`);
    await first.close();
    const second = await openDatabase({ kind: "directory", path });
    const rows = await second.db.execute(sql`select n from kept`);
    expect((rows as unknown as { rows: { n: number }[] }).rows).toEqual([{ n: 42 }]);
    await second.close();
  });

  it("refuses a second opener by name of the process, then opens once it is free", async () => {
    const path = join(root, "b");
    const release = lockDataDirectory(path);
    const error = await failureOf(openDatabase({ kind: "directory", path }));
    expect(error.failure).toBe("directory_in_use");
    expect(error.message).toContain(String(process.pid));
    release();
    await (await openDatabase({ kind: "directory", path })).close();
  });

  it("takes over the lock of a process that is gone", async () => {
    const path = join(root, "c");
    const child = spawn(process.execPath, ["-e", "process.exit(0)"]);
    await once(child, "exit");
    lockDataDirectory(path)();
    writeFileSync(join(path, "lock"), JSON.stringify({ pid: child.pid, startTicks: null }));
    lockDataDirectory(path)();
  });

  it("says which directory cannot be written", async () => {
    const file = join(root, "not-a-directory");
    writeFileSync(file, "");
    const error = await failureOf(openDatabase({ kind: "directory", path: join(file, "data") }));
    expect(error.failure).toBe("directory_not_writable");
    expect(error.message).toContain(file);
  });

  it.skipIf(process.getuid?.() === 0)(
    "says so for a read-only directory too (skipped as root, whom nothing stops)",
    async () => {
      const path = mkdtempSync(join(root, "read-only-"));
      chmodSync(path, 0o500);
      expect((await failureOf(openDatabase({ kind: "directory", path }))).failure).toBe(
        "directory_not_writable",
      );
    },
  );
});

describe("DATABASE_URL", () => {
  it("is checked before anything connects", async () => {
    const error = await failureOf(openDatabase({ kind: "server", url: "mysql://localhost/hadir" }));
    expect(error.failure).toBe("url_invalid");
  });

  it("names a server that does not answer", async () => {
    const idle = createServer().listen(0, "127.0.0.1");
    await once(idle, "listening");
    const address = idle.address();
    const port = typeof address === "object" && address ? address.port : 0;
    idle.close();
    const error = await failureOf(
      openDatabase({ kind: "server", url: `postgres://a:b@127.0.0.1:${port}/hadir` }),
    );
    expect(error.failure).toBe("server_unreachable");
    expect(error.message).toContain(`127.0.0.1:${port}/hadir`);
    expect(error.message).not.toContain("a:b");
  });
});
