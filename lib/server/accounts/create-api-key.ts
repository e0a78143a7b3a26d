import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { apiKeys } from "@/db/schema/credentials";
import type { createApiKeySchema, NewApiKey } from "@/lib/contracts/api-keys";
import { keyScopes } from "@/lib/domain/abilities";
import { type Actor, authorise } from "../actor";
import { loadOrganization } from "../attendance/ensure-sessions";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";
import { newApiKey } from "./api-key";
import { notifyOwner } from "./notify-owner";
import { proveOwner } from "./prove-owner";

const DAY_MS = 86_400_000;
const MOST = 20;

/**
 * A key with which an application acts for the actor, told once; its owner hears of it by mail. Problems: `scope_not_held` (field scopes),
 * `too_many_keys`, `password_wrong` (field password).
 */
export async function createApiKey(
  actor: Actor,
  { name, scopes, days, password }: z.output<typeof createApiKeySchema>,
  now: Date,
): Promise<NewApiKey> {
  authorise(actor, "account.manage_own");
  const held = keyScopes(actor.roles);
  if (scopes.some((scope) => !held.includes(scope))) {
    throw new Problem("forbidden", "scope_not_held", "scopes");
  }
  const account = await proveOwner(actor, { password }, now);
  const { organizationId, accountId } = actor;
  const { key, id, secretHash } = newApiKey(organizationId);
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  const organization = await inOrganization(organizationId, async (tx) => {
    const active = await tx.$count(
      apiKeys,
      and(
        eq(apiKeys.organizationId, organizationId),
        eq(apiKeys.accountId, accountId),
        isNull(apiKeys.revokedAt),
        gt(apiKeys.expiresAt, now),
      ),
    );
    if (active >= MOST) throw new Problem("conflict", "too_many_keys");
    const granted = [...new Set(scopes)];
    await tx.insert(apiKeys).values({
      organizationId,
      id,
      accountId,
      name,
      secretHash,
      scopes: granted,
      createdAt: now,
      expiresAt,
    });
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "api_key.create",
      objectKind: "api_key",
      objectId: id,
      after: { name, scopes: granted, expiresAt: expiresAt.toISOString() },
    });
    return loadOrganization(tx, organizationId);
  });
  notifyOwner(account, organization, { what: "api_key_new", at: now });
  return { id, key, expiresAt: expiresAt.toISOString() };
}
