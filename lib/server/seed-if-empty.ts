import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import { seedDemo, seedPlatform } from "@/db/seed";
import { DEMO_OPERATOR, DEMO_SIGN_INS } from "./accounts/demo-sign-ins";
import { hashPassword } from "./accounts/password";
import { env } from "./env";

/** Of several servers that start together, one seeds. */
const SEED_LOCK = 4_202_612;

/**
 * Puts the demo organisation, and where it is shown to newcomers the operator, into a database that has none. Runs at start, as the owner
 * of the tables. Answers the new organisation's id, null where there was something.
 */
export async function seedIfEmpty(db: Database, now: Date): Promise<string | null> {
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(${SEED_LOCK}), set_config('app.directory', 'on', true)`,
    );
    const [existing] = await tx.select({ id: organizations.id }).from(organizations).limit(1);
    if (existing) return null;
    const accounts = await Promise.all(
      DEMO_SIGN_INS.map(async ({ role, email, password }) => ({
        role,
        email,
        passwordHash: await hashPassword(password),
      })),
    );
    const organizationId = await seedDemo(tx, accounts, now);
    if (env.showsDemo) {
      const { email, password } = DEMO_OPERATOR;
      await seedPlatform(tx, { email, passwordHash: await hashPassword(password) }, now);
    }
    return organizationId;
  });
}
