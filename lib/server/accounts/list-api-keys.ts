import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema/credentials";
import type { ApiKey } from "@/lib/contracts/api-keys";
import type { Ability } from "@/lib/domain/abilities";
import { type Actor, authorise } from "../actor";
import { inOrganization } from "../database";
import { stateOfKey } from "./api-key";

const MOST = 50;

/** The actor's own keys, newest first, also those that are over. */
export async function listApiKeys(actor: Actor, now: Date): Promise<ApiKey[]> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  const found = await inOrganization(organizationId, (tx) =>
    tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.accountId, accountId)))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(MOST),
  );
  return found.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes as Ability[],
    state: stateOfKey(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}
