import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { expect, it } from "vitest";
import { migrationsFolder } from "./migrations-folder";
import * as schema from "./schema";
import { APP_ROLE, fenceTenants } from "./tenancy";

it("lets a login that is no superuser take the application role (PostgreSQL 16 and newer grant its creator less)", async () => {
  const client = await PGlite.create({ extensions: { vector } });
  await client.exec(
    "create extension vector; create role operator login createrole; grant all on schema public to operator",
  );
  await client.exec("grant create on database postgres to operator; set session authorization operator");
  const db = drizzle({ client, schema });
  await migrate(db, { migrationsFolder: migrationsFolder() });
  await fenceTenants(db);
  await fenceTenants(db);
  const role = await db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local role ${APP_ROLE}`));
    return (await tx.execute(sql`select current_user as role`)).rows;
  });
  expect(role).toEqual([{ role: APP_ROLE }]);
  await client.close();
});
