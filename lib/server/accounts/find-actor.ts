import "server-only";
import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/people";
import type { Actor } from "../actor";
import { inOrganization } from "../database";

/** The account that a verified cookie names, as it stands now; null when it is gone or no longer active. */
export async function findActor(organizationId: string, accountId: string): Promise<Actor | null> {
  const [account] = await inOrganization(organizationId, (tx) =>
    tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.organizationId, organizationId), eq(accounts.id, accountId))),
  );
  return account?.active ? actorOf(account) : null;
}

export function actorOf(account: typeof accounts.$inferSelect): Actor {
  return {
    organizationId: account.organizationId,
    accountId: account.id,
    personId: account.personId,
    role: account.role,
    name: { ar: account.nameAr, en: account.nameEn },
    email: account.email,
  };
}
