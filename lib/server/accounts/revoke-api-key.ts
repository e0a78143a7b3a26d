import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { apiKeys } from "@/db/schema/credentials";
import { type Actor, authorise } from "../actor";
import { recordAudit } from "../audit/record-audit";
import { inOrganization } from "../database";
import { Problem } from "../problem";

/** Ends one of the actor's own keys at once. Problem: `key_not_found` when it is not an open one of theirs. */
export async function revokeApiKey(actor: Actor, { keyId }: { keyId: string }, now: Date): Promise<void> {
  authorise(actor, "account.manage_own");
  const { organizationId, accountId } = actor;
  await inOrganization(organizationId, async (tx) => {
    const ended = await tx
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(
        and(
          eq(apiKeys.organizationId, organizationId),
          eq(apiKeys.accountId, accountId),
          eq(apiKeys.id, keyId),
          isNull(apiKeys.revokedAt),
        ),
      )
      .returning({ id: apiKeys.id });
    if (ended.length !== 1) throw new Problem("not_found", "key_not_found");
    await recordAudit(tx, organizationId, {
      by: actor,
      at: now,
      action: "api_key.revoke",
      objectKind: "api_key",
      objectId: keyId,
    });
  });
}
