import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase, type Transaction } from "./client";
import { DatabaseOpenError } from "./open-error";
import { organizations } from "./schema";
import { APP_ROLE, tenantTables } from "./tenancy";

const serverUrl = process.env.TEST_DATABASE_URL;
const plainUrl = process.env.TEST_PLAIN_DATABASE_URL;

/** The server's address with another database, user or password. */
function changed(
  url: string | undefined,
  change: Partial<Pick<URL, "pathname" | "username" | "password">>,
): string {
  return String(Object.assign(new URL(url ?? ""), change));
}

async function failureOf(url: string): Promise<DatabaseOpenError> {
  const error = await openDatabase({ kind: "server", url }).then(
    (opened) => opened.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseOpenError)) throw new Error(`expected DatabaseOpenError, got ${error}`);
  return error;
}

describe.skipIf(!serverUrl)(
  "a PostgreSQL server (TEST_DATABASE_URL; without it: skipped, scripts/postgres/start.sh gives one)",
  () => {
    const admin = serverUrl ? postgres(serverUrl, { max: 1, onnotice: () => {} }) : null;
    const made: string[] = [];
    const opened: OpenDatabase[] = [];

    async function freshUrl(template = "template1"): Promise<string> {
      const name = `open_${randomUUID().replaceAll("-", "")}`;
      await admin?.unsafe(`create database ${name} template ${template}`);
      made.push(name);
      return changed(serverUrl, { pathname: name });
    }

    async function open(url: string): Promise<OpenDatabase> {
      const database = await openDatabase({ kind: "server", url });
      opened.push(database);
      return database;
    }

    afterAll(async () => {
      for (const database of opened) await database.close();
      for (const name of made) await admin?.unsafe(`drop database ${name} with (force)`);
      await admin?.end();
    });

    describe("opened", () => {
      let url = "";
      let database: OpenDatabase;
      beforeAll(async () => {
        url = await freshUrl();
        database = await open(url);
      });

      it("is migrated, and every table is fenced for a login that is no superuser", async () => {
        const rows = await database.db.execute(sql`
        select relname as name, relrowsecurity and relforcerowsecurity as fenced from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'`);
        const fenced = new Map(
          Array.from(rows as unknown as { name: string; fenced: boolean }[], (row) => [row.name, row.fenced]),
        );
        for (const { name } of tenantTables()) expect([name, fenced.get(name)]).toEqual([name, true]);
        const [role] = (await database.db.transaction(async (tx) => {
          await tx.execute(sql.raw(`set local role ${APP_ROLE}`));
          return tx.execute(
            sql`select current_user as name, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`,
          );
        })) as unknown as { name: string; free: boolean }[];
        expect(role).toEqual({ name: APP_ROLE, free: false });
      });

      it("hears a notification of another connection until it stops listening", async () => {
        const other = await open(url);
        const heard: string[] = [];
        const listenOnce = async () => {
          let hear = (_payload: string) => {};
          const arrived = new Promise<string>((resolve) => {
            hear = resolve;
          });
          const end = await database.listen("attendance", (payload) => {
            heard.push(payload);
            hear(payload);
          });
          return { arrived, end };
        };
        const first = await listenOnce();
        await other.db.execute(sql`select pg_notify('attendance', 'one')`);
        await first.arrived;
        await first.end();
        await other.db.execute(sql`select pg_notify('attendance', 'two')`);
        const second = await listenOnce();
        await other.db.execute(sql`select pg_notify('attendance', 'three')`);
        await second.arrived;
        await second.end();
        expect(heard).toEqual(["one", "three"]);
      });

      it("keeps its fence closed and its rows readable while another server starts", async () => {
        const id = randomUUID();
        const asOrganization = <T>(work: (tx: Transaction) => Promise<T>) =>
          database.db.transaction(async (tx) => {
            await tx.execute(sql.raw(`set local role ${APP_ROLE}`));
            await tx.execute(sql`select set_config('app.organization_id', ${id}, true)`);
            return work(tx);
          });
        await asOrganization((tx) =>
          tx.insert(organizations).values({
            id,
            nameAr: "مدرسة",
            nameEn: "School",
            timeZone: "Africa/Cairo",
            weekendDays: [5, 6],
            createdAt: new Date(0),
          }),
        );
        const read = () => asOrganization((tx) => tx.select({ id: organizations.id }).from(organizations));
        let starting = true;
        const keepReading = async () => {
          while (starting) expect(await read()).toEqual([{ id }]);
        };
        const readers = [keepReading(), keepReading(), keepReading(), keepReading()];
        for (let restart = 0; restart < 8; restart++)
          await (await openDatabase({ kind: "server", url })).close();
        starting = false;
        await Promise.all(readers);
      });
    });

    it("is opened by two servers at the same moment, on one database and on two", async () => {
      const [one, two] = [await freshUrl(), await freshUrl()];
      await Promise.all([open(one), open(one), open(two), open(two)]);
    });

    it("refuses a wrong password by name, without repeating it", async () => {
      const error = await failureOf(changed(serverUrl, { password: "not-the-password" }));
      expect(error.failure).toBe("login_refused");
      expect(`${error.message} ${error.remedy}`).not.toContain("not-the-password");
    });

    it("names an unknown user and a missing database", async () => {
      expect((await failureOf(changed(serverUrl, { username: "nobody_here" }))).failure).toBe(
        "login_refused",
      );
      const missing = await failureOf(changed(serverUrl, { pathname: "no_such_database" }));
      expect(missing.failure).toBe("database_missing");
      expect(missing.message).toContain("no_such_database");
    });

    it("asks the owner to switch pgvector on where this login may not", async () => {
      const error = await failureOf(await freshUrl("template0"));
      expect(error.failure).toBe("pgvector_missing");
      expect(error.remedy).toContain("CREATE EXTENSION vector");
    });

    it("can be retried after the cause is gone", async () => {
      const name = `open_${randomUUID().replaceAll("-", "")}`;
      const url = changed(serverUrl, { pathname: name });
      expect((await failureOf(url)).failure).toBe("database_missing");
      await admin?.unsafe(`create database ${name}`);
      made.push(name);
      await open(url);
    });
  },
);

describe.skipIf(!plainUrl)(
  "a PostgreSQL server without pgvector (TEST_PLAIN_DATABASE_URL; without it: skipped)",
  () => {
    it("is refused by name, with how to install it", async () => {
      const error = await failureOf(plainUrl ?? "");
      expect(error.failure).toBe("pgvector_missing");
      expect(error.remedy).toContain("pgvector");
    });
  },
);
