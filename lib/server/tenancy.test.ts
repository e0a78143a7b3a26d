import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { persons } from "@/db/schema/people";
import { tenantTables } from "@/db/tenancy";
import { listPeopleSchema } from "@/lib/contracts/people";
import { getToday } from "./attendance/get-today";
import { readAudit } from "./audit/read-audit";
import { inDirectory, inOrganization, rows } from "./database";
import { listPeople } from "./people/list-people";
import { pairTestKiosk } from "./testing/test-kiosk";
import { createTestOrganization, openTestDatabase, type TestOrganization } from "./testing/test-organization";

const NOW = new Date("2026-11-22T08:00:00Z");
let opened: OpenDatabase;
let own: TestOrganization;
let foreign: TestOrganization;

beforeAll(async () => {
  opened = await openTestDatabase();
  own = await createTestOrganization(opened, NOW);
  foreign = await createTestOrganization(opened, NOW);
  for (const organization of [own, foreign]) {
    await pairTestKiosk(organization, NOW);
    await getToday(organization.administrator, NOW);
  }
});
afterAll(() => opened.close());

describe("the policies alone", () => {
  it("fence every table that a migration made", async () => {
    const found = await rows<{ name: string }>(
      opened.db.execute(sql`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where relkind = 'r' and nspname = 'public' and not (relrowsecurity and relforcerowsecurity)`),
    );
    expect(found.map((row) => row.name)).toEqual([]);
    expect(tenantTables().length).toBeGreaterThan(12);
  });

  it.each(tenantTables())(
    "hide other organisations in $name from a query without a where",
    async ({ name, column }) => {
      const seen = await inOrganization(own.id, (tx) =>
        rows<{ id: string }>(tx.execute(sql.raw(`select distinct "${column}" as id from "${name}"`))),
      );
      expect(seen.filter((row) => row.id !== own.id)).toEqual([]);
    },
  );

  it.each(tenantTables())(
    "let nothing of $name be changed or added for another organisation",
    async ({ name, column }) => {
      const change = inOrganization(own.id, (tx) =>
        rows(
          tx.execute(
            sql.raw(
              `update "${name}" set "${column}" = "${column}" where "${column}" = '${foreign.id}' returning 1`,
            ),
          ),
        ),
      );
      // Append-only tables refuse the statement itself, the others find no row.
      expect(await change.catch(() => [])).toEqual([]);
      const count = (id: string) =>
        inOrganization(id, (tx) => rows(tx.execute(sql.raw(`select 1 from "${name}"`))));
      const before = (await count(foreign.id)).length;
      const steal = inOrganization(own.id, (tx) =>
        tx.execute(sql.raw(`delete from "${name}" where "${column}" = '${foreign.id}'`)),
      );
      await steal.catch(() => {});
      expect((await count(foreign.id)).length).toBe(before);
    },
  );

  it("refuse a row written in another organisation's name", async () => {
    const row = {
      organizationId: foreign.id,
      id: own.id,
      kind: "student" as const,
      nameAr: "x",
      nameEn: "x",
      number: "X",
      createdAt: NOW,
    };
    await expect(inOrganization(own.id, (tx) => tx.insert(persons).values(row))).rejects.toThrow();
    const { lines } = await readAudit(own.administrator, {});
    expect(lines[0]).toMatchObject({ action: "organization.refuse_access", actor: { kind: "system" } });
    const { lines: theirs } = await readAudit(foreign.administrator, {
      action: "organization.refuse_access",
    });
    expect(theirs).toEqual([]);
  });

  it("show nothing without an organisation, and let the directory read three tables and write none", async () => {
    const nobody = "00000000-0000-0000-0000-000000000000";
    expect(await inOrganization(nobody, (tx) => tx.select().from(persons))).toEqual([]);
    expect(await inDirectory((tx) => tx.select().from(persons))).toEqual([]);
    const emptied = inDirectory((tx) =>
      rows(tx.execute(sql`update accounts set active = false returning 1`)),
    );
    expect(await emptied).toEqual([]);
  });

  it("are left behind by nobody: role and organisation end with the transaction, also with a failed one", async () => {
    await inOrganization(own.id, (tx) => tx.execute(sql`select 1/0`)).catch(() => {});
    const [after] = await rows<{ organization: string; role: string }>(
      opened.db.execute(
        sql`select coalesce(current_setting('app.organization_id', true), '') as organization, current_user as role`,
      ),
    );
    expect(after?.organization).toBe("");
    expect(after?.role).not.toBe("hadir_app");
  });
});

/** Switches every policy off while something runs: what is seen then, the queries' own filters let through. */
async function withoutPolicies<T>(work: () => Promise<T>): Promise<T> {
  const tables = tenantTables();
  const each = (change: (name: string) => string) =>
    opened.db.transaction(async (tx) => {
      for (const { name } of tables) await tx.execute(sql.raw(change(name)));
    });
  await each((name) => `alter table "${name}" no force row level security, disable row level security`);
  try {
    return await work();
  } finally {
    await each((name) => `alter table "${name}" enable row level security, force row level security`);
  }
}

describe("the queries alone", () => {
  it("show only the own organisation while every policy is off", async () => {
    const [{ people, total }, today, unfiltered] = await withoutPolicies(async () => [
      await listPeople(own.administrator, listPeopleSchema.parse({}), NOW),
      await getToday(own.administrator, NOW),
      await inOrganization(own.id, (tx) => tx.select().from(persons)),
    ]);
    // The policies really were off: a query without its filter sees both schools.
    expect(unfiltered.length).toBeGreaterThan(40);
    const ownIds = await inOrganization(own.id, (tx) =>
      tx.select({ id: persons.id }).from(persons).where(eq(persons.organizationId, own.id)),
    );
    const known = new Set(ownIds.map((row) => row.id));
    expect(people.filter((person) => !known.has(person.id))).toEqual([]);
    expect(total).toBe(40);
    const expected = today.sessions.flatMap((session) => session.entries);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.filter((entry) => !known.has(entry.personId))).toEqual([]);
  });
});
