import "server-only";
import { inArray } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { inDirectory } from "../database";
import { env } from "../env";
import { readHealth } from "../read-health";
import { DEMO_OPERATOR, DEMO_SIGN_INS, type DemoSignIn } from "./demo-sign-ins";

/**
 * What the sign-in page offers: the demo accounts that are there, in development or where HADIR_DEMO=on, else nothing. While the database
 * does not open nobody can tell, and the usual ones are offered: the page has to stay, so that the one who signs in is told what is wrong.
 */
export async function demoAccounts(): Promise<DemoSignIn[]> {
  if (!env.showsDemo) return [];
  if ((await readHealth()).database === "closed") return [...DEMO_SIGN_INS];
  const all: DemoSignIn[] = [...DEMO_SIGN_INS, DEMO_OPERATOR];
  const emails = all.map(({ email }) => email);
  const found = await inDirectory((tx) =>
    tx.select({ email: accounts.email }).from(accounts).where(inArray(accounts.email, emails)),
  );
  return all.filter(({ email }) => found.some((account) => account.email === email));
}
