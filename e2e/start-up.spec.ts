import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { openBrowser } from "./fixtures/browser";
import { type DemoRole, signInAs } from "./fixtures/people";
import { type HadirServer, type ServerOptions, startServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

const stops: (() => Promise<void> | void)[] = [];
test.afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(options: ServerOptions): Promise<HadirServer> {
  const server = await startServer(options);
  stops.push(server.stop);
  return server;
}

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "hadir-start-"));
  stops.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function healthOf({ origin }: HadirServer): Promise<unknown> {
  const response = await fetch(`${origin}/api/health`);
  return { status: response.status, ...((await response.json()) as object) };
}

/** Tries to sign in while the data cannot be opened: the page says so, and keeps what was typed. Then `repair`, and it works. */
async function expectSignInAfter(server: HadirServer, repair: () => Promise<void> | void): Promise<void> {
  const role: DemoRole = "Administrator";
  const { context, end } = await openBrowser({ options: { baseURL: server.origin } });
  stops.push(end);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("its database does not answer. What you typed is still here")).toBeVisible();
  await repair();
  await signInAs(page, role);
}

test("a data directory that another process has open", async () => {
  const dataDirectory = newDirectory();
  const first = await start({ dataDirectory });
  const second = await start({ dataDirectory });
  expect(second.log()).toMatch(/data directory \S+ is already in use by process \d+/);
  expect(second.log()).toContain("Stop that process, or set HADIR_DATA_DIR to another directory");
  expect(await healthOf(second)).toEqual({ status: 503, database: "closed", failure: "directory_in_use" });
  expect(await healthOf(first)).toEqual({ status: 200, database: "open" });
  await expectSignInAfter(second, first.stop);
});

test("a data directory that cannot be written", async () => {
  const blocked = join(newDirectory(), "blocked");
  writeFileSync(blocked, "a file where the directory should be");
  const server = await start({ dataDirectory: join(blocked, "data") });
  expect(server.log()).toContain(`The data directory ${join(blocked, "data")} cannot be written`);
  expect(server.log()).toContain("set HADIR_DATA_DIR to a directory that is");
  expect(await healthOf(server)).toEqual({
    status: 503,
    database: "closed",
    failure: "directory_not_writable",
  });
  const { context, end } = await openBrowser({ options: { baseURL: server.origin } });
  stops.push(end);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  rmSync(blocked);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signInAs(page, "Administrator");
});

test("a DATABASE_URL that nobody answers at", async () => {
  const server = await start({ env: { DATABASE_URL: "postgres://hadir:secret-word@127.0.0.1:9/hadir" } });
  expect(server.log()).toContain("PostgreSQL at 127.0.0.1:9/hadir does not answer");
  expect(server.log()).toContain("host and port in DATABASE_URL");
  expect(server.log()).not.toContain("secret-word");
  expect(await healthOf(server)).toMatchObject({ status: 503, failure: "server_unreachable" });
});

test("a DATABASE_URL that is none", async () => {
  const server = await start({ env: { DATABASE_URL: "mysql://localhost/hadir" } });
  expect(server.log()).toContain("DATABASE_URL is not a PostgreSQL address");
  expect(await healthOf(server)).toMatchObject({ status: 503, failure: "url_invalid" });
});

test("a faulty setting is named", async () => {
  const failure = await startServer({ env: { HADIR_SECRET: "too short" } }).then(
    async (server) => {
      await server.stop();
      return server.log();
    },
    (error: Error) => error.message,
  );
  expect(failure).toContain("HADIR_SECRET needs at least 32 characters");
  expect(failure).not.toContain("too short");
});

test.describe("on a PostgreSQL server", () => {
  const serverUrl = process.env.TEST_DATABASE_URL;
  test.skip(!serverUrl, "TEST_DATABASE_URL is not set (scripts/postgres/start.sh gives a server)");

  test("a database that is missing, then made, is used without a restart", async () => {
    const name = `e2e_${randomUUID().replaceAll("-", "")}`;
    const url = String(Object.assign(new URL(serverUrl ?? ""), { pathname: name }));
    const server = await start({ env: { DATABASE_URL: url } });
    expect(server.log()).toContain(`/${name} does not exist`);
    expect(await healthOf(server)).toMatchObject({ status: 503, failure: "database_missing" });
    const admin = postgres(serverUrl ?? "", { max: 1 });
    stops.unshift(async () => {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    });
    await expectSignInAfter(server, async () => {
      await admin.unsafe(`create database ${name}`);
    });
    expect(await healthOf(server)).toEqual({ status: 200, database: "open" });
  });

  test("a server without pgvector is refused by name", async () => {
    const plainUrl = process.env.TEST_PLAIN_DATABASE_URL;
    test.skip(!plainUrl, "TEST_PLAIN_DATABASE_URL is not set");
    const server = await start({ env: { DATABASE_URL: plainUrl ?? "" } });
    expect(server.log()).toContain("has no pgvector extension");
    expect(server.log()).toContain("Install pgvector");
    expect(await healthOf(server)).toMatchObject({ status: 503, failure: "pgvector_missing" });
  });
});
