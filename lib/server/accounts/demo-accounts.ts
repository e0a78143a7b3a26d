import "server-only";
import { inArray } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import { inDirectory } from "../database";
import { env } from "../env";
import { DEMO_OPERATOR, DEMO_SIGN_INS, type DemoSignIn } from "./demo-sign-ins";

/** What the sign-in page offers: the demo accounts that are there, in development or where HADIR_DEMO=on, else nothing. */
export async function demoAccounts(): Promise<DemoSignIn[]> {
  if (!env.showsDemo) return [];
  const all: DemoSignIn[] = [...DEMO_SIGN_INS, DEMO_OPERATOR];
  const emails = all.map(({ email }) => email);
  const found = await inDirectory((tx) =>
    tx.select({ email: accounts.email }).from(accounts).where(inArray(accounts.email, emails)),
  );
  return all.filter(({ email }) => found.some((account) => account.email === email));
}
