import "server-only";
import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema/credentials";
import { accounts } from "@/db/schema/people";
import type { Ability } from "@/lib/domain/abilities";
import type { Actor } from "../actor";
import { inOrganization } from "../database";
import { isSameHash, readApiKey, stateOfKey, touchApiKey } from "./api-key";
import { loadActor } from "./find-actor";

/** How stale the time of last use may be before it is written again. */
const SEEN_STEP_MS = 60_000;

/**
 * Whom a key speaks for, limited to its scopes and to what its owner may today; null when it is unknown, revoked, expired, or its owner's
 * account is closed.
 */
export async function findKeyActor(key: string, now: Date): Promise<Actor | null> {
  const parts = readApiKey(key);
  if (!parts) return null;
  const { organizationId, id } = parts;
  return inOrganization(organizationId, async (tx) => {
    const [found] = await tx
      .select({ row: apiKeys, account: accounts })
      .from(apiKeys)
      .innerJoin(
        accounts,
        and(eq(accounts.organizationId, apiKeys.organizationId), eq(accounts.id, apiKeys.accountId)),
      )
      .where(and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.id, id)));
    if (!found || !isSameHash(found.row.secretHash, parts.secretHash)) return null;
    const { row, account } = found;
    if (stateOfKey(row, now) !== "active") return null;
    const owner = await loadActor(tx, account, id, now);
    if (!owner) return null;
    if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > SEEN_STEP_MS) {
      await touchApiKey(tx, row, now);
    }
    return { ...owner, scopes: row.scopes as Ability[] };
  });
}
